package org.caseaudit.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.caseaudit.register.FrameCase;
import org.caseaudit.sampling.Ranking.Part;
import org.caseaudit.sampling.Ranking.Ranked;

/** What holds for every draw, whatever the register, the seed and the size of the sample. */
class DrawPropertiesTest {

    @Property(tries = 300)
    void doesNotDependOnTheOrderOfTheRegister(
            @ForAll("frames") List<FrameCase> frame, @ForAll("seeds") String seed, @ForAll @IntRange(max = 12) int size,
            @ForAll boolean onePerFamily, @ForAll Random random) {
        List<FrameCase> shuffled = new ArrayList<>(frame);
        Collections.shuffle(shuffled, random);
        assertThat(FrozenFrame.of(shuffled).csv()).isEqualTo(FrozenFrame.of(frame).csv());
        assertThat(Ranking.of(shuffled, seed, size, onePerFamily))
                .isEqualTo(Ranking.of(frame, seed, size, onePerFamily));
    }

    @Property(tries = 300)
    void ranksEveryCaseOnceByAscendingTickets(
            @ForAll("frames") List<FrameCase> frame, @ForAll("seeds") String seed, @ForAll @IntRange(max = 12) int size,
            @ForAll boolean onePerFamily) {
        List<Ranked> ranking = Ranking.of(frame, seed, size, onePerFamily);
        assertThat(ranking).extracting(Ranked::caseRef)
                .containsExactlyInAnyOrderElementsOf(frame.stream().map(FrameCase::caseRef).toList());
        assertThat(ranking).extracting(Ranked::ticket).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(ranking).extracting(Ranked::position)
                .isEqualTo(IntStream.rangeClosed(1, frame.size()).boxed().toList());
    }

    @Property(tries = 300)
    void keepsReservesApartFromTheSampleAndBehindIt(
            @ForAll("frames") List<FrameCase> frame, @ForAll("seeds") String seed, @ForAll @IntRange(max = 12) int size,
            @ForAll boolean onePerFamily) {
        List<Ranked> ranking = Ranking.of(frame, seed, size, onePerFamily);
        List<Ranked> sample = with(ranking, Part.SAMPLE);
        List<Ranked> reserves = with(ranking, Part.RESERVE);
        int drawable = onePerFamily ? (int) frame.stream().map(FrameCase::family).distinct().count() : frame.size();
        assertThat(sample).hasSize(Math.min(size, drawable));
        assertThat(sample.size() + reserves.size()).isEqualTo(drawable);
        Set<String> inBoth = new HashSet<>(sample.stream().map(Ranked::caseRef).toList());
        inBoth.retainAll(reserves.stream().map(Ranked::caseRef).toList());
        assertThat(inBoth).isEmpty();
        assertThat(sample).allSatisfy(drawn -> assertThat(reserves)
                .allSatisfy(reserve -> assertThat(reserve.ticket()).isGreaterThan(drawn.ticket())));
    }

    @Property(tries = 300)
    void leavesTheLowestTicketOfEachFamilyAndSaysForWhomTheOthersArePassedOver(
            @ForAll("frames") List<FrameCase> frame, @ForAll("seeds") String seed,
            @ForAll @IntRange(max = 12) int size) {
        Map<String, String> families = new HashMap<>();
        frame.forEach(c -> families.put(c.caseRef(), c.family()));
        Map<String, Ranked> lowest = new HashMap<>();
        for (Ranked ranked : Ranking.of(frame, seed, size, true)) {
            Ranked first = lowest.putIfAbsent(families.get(ranked.caseRef()), ranked);
            assertThat(ranked.part() == Part.PASSED_OVER).isEqualTo(first != null);
            assertThat(ranked.passedOverFor()).isEqualTo(first == null ? null : first.caseRef());
        }
    }

    @Property(tries = 200)
    void isVerifiedFromItsTwoFiles(
            @ForAll("frames") List<FrameCase> frame, @ForAll("seeds") String seed,
            @ForAll @IntRange(min = 1, max = 12) int size, @ForAll boolean onePerFamily,
            @ForAll @IntRange(max = 4) int dropOuts) throws Exception {
        DrawFiles files = DrawFiles.drawn(frame, seed, Math.min(size, families(frame)), onePerFamily, dropOuts);
        assertThat(files.verify()).as(files.said()).isZero();
    }

    /** Pearson's statistic against equal chances; above the bound is one in a thousand, and these seeds are fixed. */
    @Example
    void givesEachCaseTheSameChance() {
        int size = 20;
        int drawn = 5;
        int draws = 4000;
        List<FrameCase> frame = IntStream.rangeClosed(1, size)
                .mapToObj(i -> new FrameCase("CASE-%04d".formatted(i), null)).toList();
        Random random = new Random(2026);
        int[] inSample = new int[size];
        int[] first = new int[size];
        for (int i = 0; i < draws; i++) {
            String seed = "%010d%010d".formatted(random.nextLong(10_000_000_000L), random.nextLong(10_000_000_000L));
            for (Ranked ranked : Ranking.of(frame, seed, drawn, false)) {
                int number = Integer.parseInt(ranked.caseRef().substring(5)) - 1;
                inSample[number] += ranked.part() == Part.SAMPLE ? 1 : 0;
                first[number] += ranked.position() == 1 ? 1 : 0;
            }
        }
        double bound = 43.82; // 19 degrees of freedom
        assertThat(chiSquared(first, (double) draws / size)).isLessThan(bound);
        // Cases of one draw exclude each other, which makes the counts spread less than independent ones do.
        double withoutReplacement = (size - 1.0) / (size - drawn);
        assertThat(chiSquared(inSample, (double) draws * drawn / size) * withoutReplacement).isLessThan(bound);
    }

    @Provide
    Arbitrary<List<FrameCase>> frames() {
        Arbitrary<String> refs = Arbitraries.strings().withCharRange('A', 'C').withCharRange('a', 'b')
                .withCharRange('0', '9').withChars('-', '.', '_').ofMinLength(1).ofMaxLength(6);
        Arbitrary<String> families = Arbitraries.of("F1", "F2", "F3", "F4", "F5", "", " ").injectNull(0.3);
        return Combinators.combine(refs, families).as(FrameCase::new)
                .list().ofMinSize(1).ofMaxSize(30).uniqueElements(FrameCase::caseRef);
    }

    @Provide
    Arbitrary<String> seeds() {
        return Arbitraries.strings().numeric().ofLength(20);
    }

    private static int families(List<FrameCase> frame) {
        return (int) frame.stream().map(FrameCase::family).distinct().count();
    }

    private static List<Ranked> with(List<Ranked> ranking, Part part) {
        return ranking.stream().filter(ranked -> ranked.part() == part).toList();
    }

    private static double chiSquared(int[] counts, double expected) {
        return Arrays.stream(counts).mapToDouble(count -> (count - expected) * (count - expected) / expected).sum();
    }
}
