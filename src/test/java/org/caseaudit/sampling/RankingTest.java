package org.caseaudit.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.programme.SamplingMethod;
import org.caseaudit.programme.SamplingPlan.Share;
import org.caseaudit.sampling.Ranking.Part;
import org.caseaudit.sampling.Ranking.Ranked;
import org.caseaudit.sampling.TestDraw.TestCase;
import org.junit.jupiter.api.Test;

/** The draw can be repeated with nothing but {@code sort} and {@code sha256sum}. */
class RankingTest {

    private static final String SEED = "01234567890123456789";

    @Test
    void freezesTheFrameAsSortedLines() {
        TestDraw draw = TestDraw.simple(
                List.of(single("CASE-2"), single("CASE-10"), single("CASE-1"), single("a")), SEED, 1, false);
        byte[] csv = draw.written.csv();
        assertThat(new String(csv, StandardCharsets.UTF_8)).isEqualTo("case_ref\nCASE-1\nCASE-10\nCASE-2\na\n");
        // printf 'case_ref\nCASE-1\nCASE-10\nCASE-2\na\n' | sha256sum
        assertThat(DigestUtils.sha256Hex(csv)).isEqualTo("419abe9ac4566a4b6ad72e3c14e33b5e5dee3ffdbc049ca37728824a4a7e45c2");
        assertThat(draw.frame().size()).isEqualTo(4);
    }

    @Test
    void writesColumnsAfterTheReferenceAndQuotesOnlyWhereNeeded() {
        TestDraw draw = new TestDraw(List.of(TestCase.of("CASE-2", null, "North", "says \"x\""),
                TestCase.of("CASE-1", null, "East, far", "")), SEED, SamplingMethod.STRATIFIED,
                List.of(CaseAttribute.LOCALITY, CaseAttribute.GENDER), 1, Map.of(), 1, false, Map.of());
        assertThat(new String(draw.written.csv(), StandardCharsets.UTF_8)).isEqualTo(
                "case_ref,locality,gender\nCASE-1,\"East, far\",\nCASE-2,North,\"says \"\"x\"\"\"\n");
    }

    @Test
    void ranksByTheHashOfSeedAndReference() {
        List<Ranked> ranking = TestDraw.simple(
                List.of(single("CASE-1"), single("CASE-2"), single("CASE-3")), SEED, 1, false).ranking;
        // printf '01234567890123456789,CASE-1' | sha256sum, and so on
        assertThat(ranking.get(0).ticket()).isEqualTo("08262bdc6f97b51c6e074c104a0432c34b9ef03b393632f3261328fda699057b");
        assertThat(ranking).extracting(Ranked::caseRef).containsExactly("CASE-1", "CASE-2", "CASE-3");
        assertThat(ranking).extracting(Ranked::part).containsExactly(Part.SAMPLE, Part.RESERVE, Part.RESERVE);
        assertThat(ranking).extracting(Ranked::position).containsExactly(1, 2, 3);
    }

    @Test
    void drawsTheLowestTicketOfAFamilyAndPassesTheOthersOver() {
        List<TestCase> cases = List.of(TestCase.of("CASE-1", "F1"), TestCase.of("CASE-2", "F1"),
                TestCase.of("CASE-3", "F1"), single("CASE-4"), single("CASE-5"));
        TestDraw draw = TestDraw.simple(cases, SEED, 2, true);
        List<Ranked> family = draw.ranking.stream()
                .filter(r -> List.of("CASE-1", "CASE-2", "CASE-3").contains(r.caseRef())).toList();
        assertThat(family.get(0).part()).isNotEqualTo(Part.PASSED_OVER);
        assertThat(family.subList(1, 3)).extracting(Ranked::part).containsOnly(Part.PASSED_OVER);
        assertThat(draw.refs(Part.SAMPLE)).hasSize(2);
        assertThat(draw.refs(Part.RESERVE)).hasSize(1);
    }

    @Test
    void writesNothingBeyondTheReservesThatWereFixed() {
        List<TestCase> cases = IntStream.rangeClosed(1, 500).mapToObj(i -> single("CASE-" + i)).toList();
        TestDraw draw = new TestDraw(cases, SEED, SamplingMethod.SIMPLE, List.of(), 4, Map.of(), 3, false,
                Map.of("CASE-17", "known to a panel member"));
        assertThat(draw.ranking).filteredOn(r -> r.part() != Part.LEFT_OUT).hasSize(7);
        assertThat(draw.with(Part.LEFT_OUT)).extracting(Ranked::caseRef, Ranked::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("CASE-17", "known to a panel member"));
    }

    @Test
    void givesAPlaceLeftOverToTheLargestRemainderThenTheLargerStratumThenTheFirstName() {
        // 5 of 7: 2.14, 2.14 and 0.71, so the last place goes to the smallest.
        assertThat(share(5, Map.of("a", 3, "b", 3, "c", 1))).isEqualTo(Map.of("a", 2, "b", 2, "c", 1));
        // 2 of 8: 1.5 and 0.5, the larger one; 1 of 4: 0.5 and 0.5, the first in the order of bytes.
        assertThat(share(2, Map.of("a", 2, "B", 6))).isEqualTo(Map.of("a", 0, "B", 2));
        assertThat(share(1, Map.of("a", 2, "B", 2))).isEqualTo(Map.of("a", 0, "B", 1));
        assertThatThrownBy(() -> share(5, Map.of("a", 4))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fillsAPlaceThatAStratumLacksFromAllOthers() {
        List<TestCase> cases = List.of(TestCase.of("CASE-1", "F1", "North"), TestCase.of("CASE-2", "F1", "South"),
                TestCase.of("CASE-3", null, "South"), TestCase.of("CASE-4", null, "South"));
        TestDraw draw = new TestDraw(cases, SEED, SamplingMethod.STRATIFIED, List.of(CaseAttribute.LOCALITY), 3,
                Map.of("North", 1, "South", 2), 5, true, Map.of());
        // CASE-1 and CASE-2 are one family: whichever stays, three are drawn.
        assertThat(draw.refs(Part.SAMPLE)).containsExactlyInAnyOrder("CASE-1", "CASE-3", "CASE-4");
        TestDraw other = new TestDraw(cases, "99999999999999999990", SamplingMethod.STRATIFIED,
                List.of(CaseAttribute.LOCALITY), 3, Map.of("North", 1, "South", 2), 5, true, Map.of());
        assertThat(other.refs(Part.SAMPLE)).hasSize(3).contains("CASE-3", "CASE-4");
    }

    @Test
    void readsSetNumbersAsPeopleWriteThem() {
        Map<String, List<String>> strata = new TreeMap<>(Map.of("health", List.of("Health"), "police", List.of("Police"),
                "social-care", List.of("Children's Social Care", "social-care"), "5-10", List.of("5-10"),
                "\"East, far\"", List.of("East, far"), "North,female", List.of("North / female")));
        for (String text : List.of("Health 3, Police 3, Social care 4", "health: 3; POLICE = 3 and social-care 4",
                "Health 3\nPolice 3\n Children's  Social Care 4 ")) {
            assertThat(Shares.parse(text, strata)).as(text).containsExactly(
                    new Share("health", 3), new Share("police", 3), new Share("social-care", 4));
        }
        assertThat(Shares.parse("5-10 2, East, far 1, North / female 12, Police 0", strata)).containsExactly(
                new Share("5-10", 2), new Share("\"East, far\"", 1), new Share("North,female", 12));
        assertThat(Shares.words(List.of(new Share("\"East, far\"", 1), new Share("North,female", 2))))
                .isEqualTo("East, far 1, North / female 2");
        refusesShares("Helth 3, Police 3", strata, "“Helth” is none of these cases’ values: 5-10, ");
        refusesShares("Police 3, Police 1", strata, "“Police” stands there twice");
        refusesShares("Police 3, Health", strata, "cannot be read from “Health” on; write names and numbers");
        refusesShares("three each", strata, "cannot be read from “three each” on");
        refusesShares("Police 1000", strata, "cannot be read");
        refusesShares("Police -1", strata, "cannot be read");
        refusesShares("Police 0", strata, "cannot be read");
    }

    private static void refusesShares(String text, Map<String, List<String>> strata, String message) {
        assertThatThrownBy(() -> Shares.parse(text, strata)).as(text).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void makesSeedsOfTwentyDigitsThatDiffer() {
        assertThat(IntStream.range(0, 200).mapToObj(i -> Seed.draw()).toList())
                .allMatch(seed -> seed.matches("\\d{20}")).doesNotHaveDuplicates();
    }

    private static Map<String, Integer> share(int places, Map<String, Integer> sizes) {
        Map<String, Integer> sorted = new TreeMap<>(Stratum.BY_BYTES);
        sorted.putAll(sizes);
        return Map.copyOf(LargestRemainder.share(places, sorted));
    }

    private static TestCase single(String caseRef) {
        return TestCase.of(caseRef, null);
    }
}
