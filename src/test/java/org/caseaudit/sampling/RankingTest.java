package org.caseaudit.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.caseaudit.register.FrameCase;
import org.caseaudit.sampling.Ranking.Part;
import org.caseaudit.sampling.Ranking.Ranked;
import org.junit.jupiter.api.Test;

/** The draw can be repeated with nothing but {@code sort} and {@code sha256sum}. */
class RankingTest {

    private static final String SEED = "01234567890123456789";

    @Test
    void freezesTheFrameAsSortedLines() {
        FrozenFrame frame = FrozenFrame.of(List.of(single("CASE-2"), single("CASE-10"), single("CASE-1"), single("a")));
        assertThat(new String(frame.csv(), StandardCharsets.UTF_8)).isEqualTo("case_ref\nCASE-1\nCASE-10\nCASE-2\na\n");
        // printf 'case_ref\nCASE-1\nCASE-10\nCASE-2\na\n' | sha256sum
        assertThat(frame.hash()).isEqualTo("419abe9ac4566a4b6ad72e3c14e33b5e5dee3ffdbc049ca37728824a4a7e45c2");
        assertThat(frame.size()).isEqualTo(4);
    }

    @Test
    void ranksByTheHashOfSeedAndReference() {
        // printf '01234567890123456789,CASE-1' | sha256sum, and so on
        assertThat(Ranking.ticket(SEED, "CASE-1")).isEqualTo("08262bdc6f97b51c6e074c104a0432c34b9ef03b393632f3261328fda699057b");
        List<Ranked> ranking = Ranking.of(List.of(single("CASE-1"), single("CASE-2"), single("CASE-3")), SEED, 1, false);
        assertThat(ranking).extracting(Ranked::caseRef).containsExactly("CASE-1", "CASE-2", "CASE-3");
        assertThat(ranking).extracting(Ranked::part).containsExactly(Part.SAMPLE, Part.RESERVE, Part.RESERVE);
        assertThat(ranking).extracting(Ranked::position).containsExactly(1, 2, 3);
    }

    @Test
    void doesNotDependOnTheOrderOfTheRegister() {
        List<FrameCase> frame = new ArrayList<>(IntStream.rangeClosed(1, 50)
                .mapToObj(i -> new FrameCase("CASE-" + i, "F" + i / 3)).toList());
        FrozenFrame frozen = FrozenFrame.of(frame);
        List<Ranked> ranking = Ranking.of(frame, SEED, 6, true);
        Collections.shuffle(frame, new Random(7));
        assertThat(FrozenFrame.of(frame).hash()).isEqualTo(frozen.hash());
        assertThat(Ranking.of(frame, SEED, 6, true)).isEqualTo(ranking);
    }

    @Test
    void drawsTheLowestTicketOfAFamilyAndPassesTheOthersOver() {
        List<FrameCase> frame = List.of(new FrameCase("CASE-1", "F1"), new FrameCase("CASE-2", "F1"),
                new FrameCase("CASE-3", "F1"), single("CASE-4"), single("CASE-5"));
        List<Ranked> ranking = Ranking.of(frame, SEED, 2, true);
        List<Ranked> family = ranking.stream().filter(r -> List.of("CASE-1", "CASE-2", "CASE-3").contains(r.caseRef()))
                .toList();
        assertThat(family.get(0).part()).isNotEqualTo(Part.PASSED_OVER);
        assertThat(family.subList(1, 3)).extracting(Ranked::part).containsOnly(Part.PASSED_OVER);
        assertThat(ranking).filteredOn(r -> r.part() == Part.SAMPLE).hasSize(2);
        assertThat(ranking).filteredOn(r -> r.part() == Part.RESERVE).hasSize(1);
    }

    @Test
    void makesSeedsOfTwentyDigitsThatDiffer() {
        assertThat(IntStream.range(0, 200).mapToObj(i -> Seed.draw()).toList())
                .allMatch(seed -> seed.matches("\\d{20}")).doesNotHaveDuplicates();
    }

    private static FrameCase single(String caseRef) {
        return new FrameCase(caseRef, null);
    }
}
