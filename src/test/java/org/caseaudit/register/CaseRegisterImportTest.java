package org.caseaudit.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.caseaudit.identity.Browser;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.process.ProcessTest;
import org.caseaudit.register.RegisterRefusedException.Row;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A register extract is taken whole or not at all, and says why not. */
class CaseRegisterImportTest extends ProcessTest {

    private static final String HEADER = "case_ref,family_ref,open,need_codes,agencies,age,last_audited_on,locality\n";

    @Autowired
    private CaseRegisterImport registerImport;
    @Autowired
    private CaseRegister register;
    @LocalServerPort
    private int port;

    @Test
    void readsColumnsByTheirHeaderInAnyOrder() throws IOException {
        assertThat(take("open,case_ref,need_codes,agencies,age,opened_on\nyes,IMP-1,DA; NEG ;DA,police;health,7,2026-01-31\n"))
                .isEqualTo(new ImportCounts(1, 0, 0));
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
        String csv = HEADER + "IMP-10,,no,,,,,Süd\r\nIMP-11,F1,yes,DA,police,3,2025-02-28,\"North, Upper\"\r\n";
        assertThat(take("\uFEFF" + csv)).isEqualTo(new ImportCounts(2, 0, 0));
        assertThat(take(csv)).isEqualTo(new ImportCounts(0, 0, 2));
        assertThat(take(csv.replace("Süd", "Süden"))).isEqualTo(new ImportCounts(0, 1, 1));
        assertThat(register.find("IMP-11").orElseThrow().locality()).isEqualTo("North, Upper");
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
                org.assertj.core.groups.Tuple.tuple(3L, "case_ref"),
                org.assertj.core.groups.Tuple.tuple(3L, "open"),
                org.assertj.core.groups.Tuple.tuple(3L, "age"),
                org.assertj.core.groups.Tuple.tuple(3L, "locality"),
                org.assertj.core.groups.Tuple.tuple(3L, "last_audited_on"),
                org.assertj.core.groups.Tuple.tuple(4L, null),
                org.assertj.core.groups.Tuple.tuple(5L, "case_ref"),
                org.assertj.core.groups.Tuple.tuple(6L, "case_ref"),
                org.assertj.core.groups.Tuple.tuple(6L, "locality"));
        assertThat(rows).allSatisfy(row -> assertThat(row.reason()).isNotBlank().doesNotContain("cmd", "IMP"));
        assertThat(register.size()).isEqualTo(before);
    }

    @Test
    void refusesUnknownAndMissingColumnsEmptyFilesAndOtherEncodings() {
        assertThat(refused("case_ref,colour\nIMP-30,red\n")).extracting(Row::column)
                .containsExactly("open", "colour");
        assertThat(refused("")).isNotEmpty();
        assertThat(refused(HEADER)).extracting(Row::reason).containsExactly("no case follows the header");
        assertThat(refused("case_ref,open\nIMP-30,\"yes\n")).isNotEmpty();
        assertThat(refused("case_ref,case_ref,open\nIMP-30,IMP-30,yes\n")).isNotEmpty();
        byte[] latin1 = (HEADER + "IMP-31,,no,,,,,Süd\n").getBytes(StandardCharsets.ISO_8859_1);
        RegisterRefusedException refusal = catchThrowableOfType(RegisterRefusedException.class,
                () -> registerImport.read(new ByteArrayInputStream(latin1)));
        assertThat(refusal.rows()).extracting(Row::reason).containsExactly("is not written in UTF-8");
    }

    @Test
    void takesExtractsFromCoordinatorsOnly() {
        TestPeople people = new TestPeople(identity);
        people.person("carla", Groups.COORDINATORS);
        people.person("grace", Groups.AUDIT_GROUP);
        String csv = "case_ref,open,name\nRST-1,yes,Some Child\n";
        HttpResponse<String> taken = post("carla", csv);
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).isEqualTo("{\"added\":1,\"changed\":0,\"unchanged\":0}");
        assertThat(post("grace", csv).statusCode()).isEqualTo(403);
        HttpResponse<String> refused = post("carla", "case_ref,open,name\nRST-2,perhaps,Some Child\n");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("\"line\":2", "\"column\":\"open\"", "must be yes or no")
                .doesNotContain("Some Child", "perhaps");
        assertThat(register.find("RST-2")).isEmpty();
    }

    private HttpResponse<String> post(String user, String csv) {
        return Browser.withBasic(port, user, TestPeople.PASSWORD).send("POST", "/case-register", "text/csv", csv);
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
