package org.caseaudit.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.caseaudit.process.ProcessTest;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.programme.FrameFilter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A filter finds the cases that were meant, whole, and counts them as it reads them. */
class FramesTest extends ProcessTest {

    private static final FrameFilter ALL = new FrameFilter(false, "FRM", null, null, null, null, null, false, null,
            List.of());

    @Autowired
    private CaseRegisterImport registerImport;
    @Autowired
    private Frames frames;

    @BeforeEach
    void register() throws IOException {
        registerImport.read(new ByteArrayInputStream("""
                case_ref,family_ref,open,need_codes,agencies,age,last_audited_on,referral_on,locality,gender,nominating_agency
                FRM-a,,yes,FRM,police;health,5,,2026-01-31,North,female,police
                FRM-B,F1,no,FRM,police,10,,2026-02-01,South,male,health
                FRM-10,,yes,FRMX,police,10,,2026-02-01,South,male,health
                FRM-2,F1,yes,OTHER;FRM,police,,2026-03-08,,,,
                FRM-1,F1,yes,FRM,police,17,2025-09-06,2026-06-30,South,male,police
                """.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsTheCasesThatFit() {
        assertThat(read(ALL)).containsExactly("FRM-1", "FRM-2", "FRM-B", "FRM-a");
        assertThat(read(filter(true, "FRM", null, null, null, null, null, null)))
                .containsExactly("FRM-1", "FRM-2", "FRM-a");
        assertThat(read(filter(false, "FRM", 6, 16, null, null, null, null))).containsExactly("FRM-B");
        assertThat(read(filter(false, "FRM", null, null, null, null, 12, null)))
                .containsExactly("FRM-1", "FRM-B", "FRM-a");
        assertThat(read(filter(false, "FRM", null, null, null, null, null, 2))).containsExactly("FRM-a");
        assertThat(read(filter(false, "FRM", null, null, LocalDate.of(2026, 2, 1), null, null, null)))
                .containsExactly("FRM-1", "FRM-B");
        assertThat(read(filter(false, "FRM", null, null, LocalDate.of(2026, 1, 31), LocalDate.of(2026, 2, 1), null, null)))
                .containsExactly("FRM-B", "FRM-a");
        assertThat(read(ALL.nominatedBy(List.of("police")))).containsExactly("FRM-1", "FRM-a");
        assertThat(read(FrameFilter.everyCase())).contains("FRM-1", "FRM-10", "FRM-2", "FRM-B", "FRM-a");
    }

    @Test
    void readsWhatTheRegisterSaysOfACase() {
        List<String> said = new ArrayList<>();
        frames.read(filter(true, "FRM", 17, null, null, null, null, null), row -> said.addAll(Arrays.asList(
                row.familyRef().toString(), row.value(CaseAttribute.LOCALITY).toString(),
                row.value(CaseAttribute.GENDER).toString(), row.value(CaseAttribute.NOMINATING_AGENCY).toString(),
                String.valueOf(row.value(CaseAttribute.ETHNICITY)))));
        assertThat(said).containsExactly("F1", "South", "male", "police", "null");
        frames.read(filter(false, "FRM", 5, 5, null, null, null, null),
                row -> assertThat(row.familyRef()).isNull());
    }

    @Test
    void takesAQuoteInAFilterForALetter() {
        assertThat(read(filter(false, "';drop table register_case;--", null, null, null, null, null, null))).isEmpty();
        assertThat(read(ALL.nominatedBy(List.of("o'neill", "back\\'slash", "police")))).containsExactly("FRM-1", "FRM-a");
    }

    @Test
    void takesAWildcardInANeedCodeForALetter() {
        assertThat(read(filter(false, "FR_", null, null, null, null, null, null))).isEmpty();
        assertThat(read(filter(false, "%", null, null, null, null, null, null))).isEmpty();
    }

    @Test
    void countsCasesAndFamiliesByWhatTheyHaveInCommon() {
        assertThat(frames.count(ALL, List.of())).containsExactly(new FrameGroup(List.of(), 4, 2));
        assertThat(frames.count(filter(false, "NONE", null, null, null, null, null, null), List.of()))
                .containsExactly(new FrameGroup(List.of(), 0, 0));
        assertThat(frames.count(ALL, List.of(CaseAttribute.LOCALITY, CaseAttribute.GENDER)))
                .extracting(FrameGroup::values, FrameGroup::cases, FrameGroup::families)
                .containsExactlyInAnyOrder(tuple(List.of("North", "female"), 1, 1), tuple(List.of("South", "male"), 2, 1),
                        tuple(Arrays.asList(null, null), 1, 1));
    }

    private List<String> read(FrameFilter filter) {
        List<String> refs = new ArrayList<>();
        frames.read(filter, row -> refs.add(row.caseRef().toString()));
        return refs.stream().sorted().toList();
    }

    private static FrameFilter filter(boolean openOnly, String needCode, Integer ageFrom, Integer ageTo,
            LocalDate referredFrom, LocalDate referredTo, Integer notAuditedMonths, Integer minAgencies) {
        return new FrameFilter(openOnly, needCode, ageFrom, ageTo, referredFrom, referredTo, notAuditedMonths, false,
                minAgencies, List.of());
    }
}
