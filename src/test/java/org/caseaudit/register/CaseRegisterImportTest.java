package org.caseaudit.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.caseaudit.process.ProcessTest;
import org.caseaudit.register.RegisterRefusedException.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A register extract is taken whole or not at all, and says why not. */
class CaseRegisterImportTest extends ProcessTest {

    private static final String HEADER = "case_ref,family_ref,open,need_codes,agencies,age,last_audited_on,locality\n";

    @Autowired
    private CaseRegisterImport registerImport;
    @Autowired
    private CaseRegister register;
    @Autowired
    private JdbcTemplate jdbc;
    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void readsColumnsByTheirHeaderInAnyOrder() throws IOException {
        assertThat(take("open,case_ref,need_codes,agencies,age,opened_on\nyes,IMP-1,DA; NEG ;DA,police;health,7,2026-01-31\n")
                .added()).isEqualTo(1);
        RegisteredCase row = register.find("IMP-1").orElseThrow();
        assertThat(row.open()).isTrue();
        assertThat(row.needCodes()).containsExactly("DA", "NEG");
        assertThat(row.agencies()).containsExactly("police", "health");
        assertThat(row.age()).isEqualTo(7);
        assertThat(row.openedOn()).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(register.needCodes()).contains("DA", "NEG");
    }

    @Test
    void changesNothingWhenTheSameFileComesAgain() throws IOException {
        int others = (int) register.size();
        String csv = HEADER + "IMP-10,,no,,,,,Süd\r\nIMP-11,F1,yes,DA,police,3,2025-02-28,\"North, Upper\"\r\n";
        assertThat(take("\uFEFF" + csv)).isEqualTo(new ImportCounts(2, 0, 0, 0, others));
        assertThat(take(csv)).isEqualTo(new ImportCounts(0, 0, 2, 0, others));
        assertThat(take(csv).nothingNew()).isTrue();
        assertThat(take(csv.replace("Süd", "Süden"))).isEqualTo(new ImportCounts(0, 1, 1, 0, others));
        assertThat(register.find("IMP-11").orElseThrow().locality()).isEqualTo("North, Upper");
    }

    @Test
    void leavesAloneWhatTheExtractHasNoColumnFor() throws IOException {
        take("case_ref,open,locality,agencies\nIMP-15,yes,Moorside,police;health\n");
        assertThat(take("case_ref,open,gender\nIMP-15,no,female\n").changed()).isEqualTo(1);
        RegisteredCase row = register.find("IMP-15").orElseThrow();
        assertThat(row.open()).isFalse();
        assertThat(row.gender()).isEqualTo("female");
        assertThat(row.locality()).isEqualTo("Moorside");
        assertThat(row.agencies()).containsExactly("police", "health");
    }

    @Test
    void keepsIdentitiesInTheirStoreAlone() throws IOException {
        String csv = "case_ref,open,name,date_of_birth,record_numbers\nIMP-16,yes,Some Child,01/02/2015,R-1\n"
                + "IMP-17,yes,,,\n";
        assertThat(take(csv).identities()).isEqualTo(1);
        assertThat(take(csv).nothingNew()).isTrue();
        assertThat(take("case_ref,open,name\nIMP-16,yes,Another Child\nIMP-17,yes,\n").identities()).isEqualTo(1);
        assertThat(jdbc.queryForMap("select name, date_of_birth, record_numbers from child_identity where case_ref = 'IMP-16'")
                .values().stream().map(String::valueOf)).containsExactly("Another Child", "2015-02-01", "R-1");
        assertThat(jdbc.queryForObject("select count(*) from child_identity where case_ref = 'IMP-17'", Integer.class))
                .isZero();
        assertThat(jdbc.queryForMap("select * from register_case where case_ref = 'IMP-16'").values().toString())
                .doesNotContain("Child", "2015", "R-1");
    }

    @Test
    void refusesTheWholeFileAndNamesEveryBadEntry() {
        long before = register.size();
        List<Row> rows = refused(HEADER
                + "IMP-20,,yes,DA,police,9,,\n"
                + "IMP 21,,maybe,DA,police,99,2026-02-31,=cmd()\n"
                + "IMP-22,,yes\n"
                + "IMP-20,,no,,,,,\n"
                + ",,yes,,,,," + "x".repeat(201) + "\n");
        assertThat(rows).extracting(Row::line, Row::column).containsExactly(
                Tuple.tuple(3L, "case_ref"), Tuple.tuple(3L, "open"), Tuple.tuple(3L, "age"),
                Tuple.tuple(3L, "locality"), Tuple.tuple(3L, "last_audited_on"), Tuple.tuple(4L, null),
                Tuple.tuple(5L, "case_ref"), Tuple.tuple(6L, "case_ref"), Tuple.tuple(6L, "locality"));
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.reason()).isNotBlank().doesNotContain("cmd", "IMP");
            assertThat(String.valueOf(row.value())).doesNotContain("cmd", "IMP", "maybe");
        });
        assertThat(register.size()).isEqualTo(before);
        assertThat(jdbc.queryForObject("select count(*) from information_schema.tables where lower(table_name) = "
                + "'register_staging'", Integer.class)).isZero();
    }

    /** Rows go straight into the register, or, where some of what they say belongs elsewhere, by way of staging. */
    @ParameterizedTest
    @ValueSource(strings = {"", ",name,record_numbers"})
    void fillsAnEmptyRegisterWithTextAsItStands(String identity) {
        String csv = "case_ref,open,need_codes,opened_on,age,locality,circumstances" + identity + "\n"
                + "IMP-50,yes,DA;a\\b,2026-01-31,7,\\N,\"\\. and \\t, “Süd”\n😀\""
                + (identity.isEmpty() ? "" : ",\\N,R-1") + "\n"
                + "IMP-51,no,,,,," + (identity.isEmpty() ? "" : ",,") + "\n";
        inTransactionUndone(() -> {
            assertThat(take(csv)).isEqualTo(new ImportCounts(2, 0, 0, identity.isEmpty() ? 0 : 1, 0));
            RegisteredCase row = register.find("IMP-50").orElseThrow();
            assertThat(row.open()).isTrue();
            assertThat(row.needCodes()).containsExactly("DA", "a\\b");
            assertThat(row.openedOn()).isEqualTo(LocalDate.of(2026, 1, 31));
            assertThat(row.age()).isEqualTo(7);
            assertThat(row.locality()).isEqualTo("\\N");
            assertThat(row.circumstances()).isEqualTo("\\. and \\t, “Süd” 😀");
            RegisteredCase bare = register.find("IMP-51").orElseThrow();
            assertThat(bare.needCodes()).isEmpty();
            assertThat(bare.locality()).isNull();
            assertThat(jdbc.queryForList("select name from child_identity where case_ref like 'IMP-5_'", String.class))
                    .isEqualTo(identity.isEmpty() ? List.of() : List.of("\\N"));
        });
    }

    @Test
    void leavesAnEmptyRegisterEmptyWhereARowIsBad() {
        inTransactionUndone(() -> assertThat(refused("case_ref,open\nIMP-60,yes\nIMP-61,perhaps\n"))
                .extracting(Row::line).containsExactly(3L));
        assertThat(register.find("IMP-60")).isEmpty();
    }

    @Test
    void takesNoneOfManyRowsOfWhichTheLastIsBad() {
        long before = register.size();
        InputStream csv = Extracts.pieces(20_001, i -> i == 0 ? "case_ref,family_ref,open,age,locality\n"
                : "MANY-" + i + ",F-" + i / 2 + ",yes," + (i == 20_000 ? "17 or 18" : "17") + ",Moorside\n");
        assertThat(catchThrowableOfType(RegisterRefusedException.class, () -> registerImport.read(csv)).rows())
                .containsExactly(new Row(20_001, "age", "text, 8 characters", "must be whole years from 0 to 25"));
        assertThat(register.size()).isEqualTo(before);
        assertThat(register.find("MANY-1")).isEmpty();
    }

    @Test
    void refusesUnknownAndMissingColumnsEmptyFilesAndOtherEncodings() {
        assertThat(refused("case_ref,colour\nIMP-30,red\n")).extracting(Row::column)
                .containsExactly("colour", "Open or closed");
        assertThat(refused("")).extracting(Row::reason).containsExactly("the file holds no line");
        assertThat(refused(HEADER)).extracting(Row::reason).containsExactly("no case follows the header");
        assertThat(refused("case_ref,open\nIMP-30,\"yes\n")).extracting(Row::line).containsExactly(2L);
        assertThat(refused("case_ref,case_ref,open\nIMP-30,IMP-30,yes\n")).hasSize(1);
        byte[] latin1 = (HEADER + "IMP-31,,no,,,,,Süd\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(catchThrowableOfType(RegisterRefusedException.class,
                () -> registerImport.read(new ByteArrayInputStream(latin1))).rows()).containsExactly(new Row(2, "locality",
                        "text, 3 characters", "holds characters that cannot be read; is the encoding right?"));
    }

    @Test
    void leavesColumnsOutOnlyWhenToldSo() throws IOException {
        try (ExtractFile file = Extracts.file("case_ref;open;Worker\nIMP-40;yes;=cmd()\n")) {
            ExtractFormat format = ExtractFormat.of(file);
            assertThat(registerImport.take(file, format, Map.of("Worker", ColumnMapping.IGNORED), rows -> { }).added())
                    .isEqualTo(1);
        }
    }

    @FunctionalInterface
    private interface Step {
        void call() throws IOException;
    }

    /** With an empty register, which holds what it held again afterwards. */
    private void inTransactionUndone(Step step) {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            jdbc.update("delete from child_identity");
            jdbc.update("delete from register_case");
            try {
                step.call();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private ImportCounts take(String csv) throws IOException {
        return registerImport.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    private List<Row> refused(String csv) {
        RegisterRefusedException refusal = catchThrowableOfType(RegisterRefusedException.class, () -> take(csv));
        assertThat(refusal).isNotNull();
        return refusal.rows();
    }
}
