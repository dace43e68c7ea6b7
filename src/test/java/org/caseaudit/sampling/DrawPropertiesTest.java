package org.caseaudit.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.programme.SamplingMethod;
import org.caseaudit.sampling.Ranking.Part;
import org.caseaudit.sampling.Ranking.Ranked;
import org.caseaudit.sampling.TestDraw.TestCase;

/** What holds for every draw, whatever the register, the seed, the method and the size of the sample. */
class DrawPropertiesTest {

    private static final int TRIES = 250;
    private static final List<CaseAttribute> COLUMNS = List.of(CaseAttribute.LOCALITY, CaseAttribute.GENDER);

    /** Everything but the cases and the seed that a draw depends on. */
    record Wish(SamplingMethod method, int part, int reserves, boolean onePerFamily, int leftOut, boolean set) {

        TestDraw draw(List<TestCase> register, String seed) {
            List<TestCase> cases = method != SamplingMethod.QUOTA ? register : register.stream()
                    .map(c -> TestCase.of(c.caseRef(), c.familyRef(), c.values().get(0))).toList();
            Map<String, String> out = cases.stream().limit(leftOut).collect(
                    Collectors.toMap(TestCase::caseRef, c -> "known to a panel member"));
            List<TestCase> left = cases.stream().filter(c -> !out.containsKey(c.caseRef())).toList();
            int drawable = (int) (onePerFamily ? left.stream().map(DrawPropertiesTest::family).distinct().count()
                    : left.size());
            int size = Math.max(1, drawable * part / 100);
            List<CaseAttribute> columns = switch (method) {
                case SIMPLE -> List.of();
                case QUOTA -> List.of(CaseAttribute.NOMINATING_AGENCY);
                case STRATIFIED, SPREAD -> COLUMNS;
            };
            return new TestDraw(cases, seed, method, columns, size,
                    method == SamplingMethod.QUOTA || set && method == SamplingMethod.STRATIFIED
                            ? asSet(left, size) : Map.of(), reserves, onePerFamily, out);
        }

        /** Places go round the strata that have cases left, the last first. */
        private static Map<String, Integer> asSet(List<TestCase> left, int size) {
            List<String> strata = new ArrayList<>(left.stream().map(TestCase::stratum).toList());
            strata.sort(Comparator.reverseOrder());
            return strata.stream().limit(size).collect(Collectors.toMap(s -> s, s -> 1, Integer::sum));
        }
    }

    @Property(tries = TRIES)
    void drawsWhatTheProcedureDoneSlowlyDraws(
            @ForAll("cases") List<TestCase> cases, @ForAll("seeds") String seed, @ForAll("wishes") Wish wish) {
        TestDraw draw = wish.draw(cases, seed);
        ReferenceDraw slowly = new ReferenceDraw(draw, seed);
        assertThat(draw.refs(Part.SAMPLE)).isEqualTo(slowly.sample).hasSize(draw.sampleSize);
        assertThat(draw.refs(Part.RESERVE)).isEqualTo(slowly.reserves);
    }

    @Property(tries = TRIES)
    void doesNotDependOnTheOrderOfTheRegister(
            @ForAll("cases") List<TestCase> cases, @ForAll("seeds") String seed, @ForAll("wishes") Wish wish,
            @ForAll Random random) {
        TestDraw draw = wish.draw(cases, seed);
        List<TestCase> shuffled = new ArrayList<>(draw.cases);
        Collections.shuffle(shuffled, random);
        TestDraw again = new TestDraw(shuffled, seed, draw.method, draw.columns, draw.sampleSize, draw.set,
                draw.reserves, draw.onePerFamily, draw.leftOut);
        assertThat(again.written.csv()).isEqualTo(draw.written.csv());
        assertThat(again.ranking).isEqualTo(draw.ranking);
    }

    @Property(tries = TRIES)
    void listsEachCaseOnceByAscendingTicketsAndKeepsReservesApartFromTheSample(
            @ForAll("cases") List<TestCase> cases, @ForAll("seeds") String seed, @ForAll("wishes") Wish wish) {
        TestDraw draw = wish.draw(cases, seed);
        assertThat(draw.ranking).extracting(Ranked::caseRef).doesNotHaveDuplicates()
                .isSubsetOf(cases.stream().map(TestCase::caseRef).toList());
        assertThat(draw.ranking).extracting(Ranked::ticket).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(draw.ranking).extracting(Ranked::position)
                .isEqualTo(IntStream.rangeClosed(1, draw.ranking.size()).boxed().toList());
        assertThat(draw.refs(Part.RESERVE)).doesNotContainAnyElementsOf(draw.refs(Part.SAMPLE));
        assertThat(draw.refs(Part.LEFT_OUT)).containsExactlyInAnyOrderElementsOf(draw.leftOut.keySet());
    }

    @Property(tries = TRIES)
    void drawsAtMostOneChildOfAFamilyTheOneWithTheLowestTicket(
            @ForAll("cases") List<TestCase> cases, @ForAll("seeds") String seed, @ForAll("wishes") Wish wish) {
        TestDraw draw = wish.draw(cases, seed);
        Map<String, String> families = cases.stream().collect(
                Collectors.toMap(TestCase::caseRef, DrawPropertiesTest::family));
        if (draw.onePerFamily) {
            assertThat(draw.ranking.stream().filter(r -> r.part() == Part.SAMPLE || r.part() == Part.RESERVE)
                    .map(r -> families.get(r.caseRef()))).doesNotHaveDuplicates();
        }
        Map<String, String> tickets = new HashMap<>();
        cases.forEach(c -> tickets.put(c.caseRef(), DrawVerifier.ticket(seed, c.caseRef())));
        assertThat(draw.with(Part.PASSED_OVER)).allSatisfy(passed -> {
            assertThat(draw.onePerFamily).isTrue();
            assertThat(families.get(passed.caseRef())).isEqualTo(families.get(passed.passedOverFor()));
            assertThat(tickets.get(passed.passedOverFor())).isLessThan(passed.ticket());
        });
    }

    @Property(tries = TRIES)
    void givesCertificatesThatTheVerifierAccepts(
            @ForAll("cases") List<TestCase> cases, @ForAll("seeds") String seed, @ForAll("wishes") Wish wish,
            @ForAll @IntRange(max = 4) int dropOuts) throws IOException {
        TestDraw draw = wish.draw(cases, seed);
        DrawFiles files = DrawFiles.drawn(draw, seed, Math.min(dropOuts, draw.sampleSize));
        assertThat(files.verify()).as(files.said() + files.certificate.toPrettyString() + files.frame).isZero();
    }

    @Property(tries = TRIES)
    void neverCoversFewerValuesInASpreadThanTheFirstCaseAndOneMoreEachTime(
            @ForAll("cases") List<TestCase> cases, @ForAll("seeds") String seed, @ForAll @IntRange(max = 100) int part) {
        TestDraw spread = new Wish(SamplingMethod.SPREAD, part, 3, false, 0, false).draw(cases, seed);
        List<TestCase> drawn = cases.stream().filter(c -> spread.refs(Part.SAMPLE).contains(c.caseRef())).toList();
        int values = ReferenceDraw.covered(cases);
        int most = cases.stream().mapToInt(c -> ReferenceDraw.covered(List.of(c))).max().orElseThrow();
        assertThat(ReferenceDraw.covered(drawn)).isGreaterThanOrEqualTo(
                Math.min(values, most + drawn.size() - 1));
        if (drawn.size() >= values) {
            assertThat(ReferenceDraw.covered(drawn)).isEqualTo(values);
        }
    }

    @Property(tries = TRIES)
    void sharesPlacesSoThatTheyAddUpAndNoStratumIsAWholePlaceFromItsShare(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 60) Integer> sizes, @ForAll @IntRange(max = 100) int part) {
        Map<String, Integer> bySize = new TreeMap<>(Stratum.BY_BYTES);
        sizes.forEach(size -> bySize.put("S" + bySize.size(), size));
        int all = sizes.stream().mapToInt(n -> n).sum();
        int places = all * part / 100;
        Map<String, Integer> shared = LargestRemainder.share(places, bySize);
        assertThat(shared.values().stream().mapToInt(n -> n).sum()).isEqualTo(places);
        shared.forEach((name, number) -> {
            assertThat(number).isBetween(0, bySize.get(name));
            assertThat(Math.abs(number * (long) all - (long) places * bySize.get(name))).isLessThan(Math.max(1, all));
        });
        // A larger stratum never has fewer places.
        bySize.forEach((one, size) -> bySize.forEach((other, smaller) -> {
            if (size > smaller) {
                assertThat(shared.get(one)).isGreaterThanOrEqualTo(shared.get(other));
            }
        }));
    }

    @Property(tries = TRIES)
    void readsBackWhateverValuesItWroteIntoAFrame(@ForAll("values") List<String> values) {
        String stratum = Frame.stratum(values);
        assertThat(Frame.values(stratum)).isEqualTo(values);
        byte[] csv = ("case_ref" + ",gender".repeat(values.size()) + "\nCASE-1," + stratum + "\n")
                .getBytes(StandardCharsets.UTF_8);
        Frame frame = Frame.parse(csv);
        assertThat(frame.caseRef(0)).isEqualTo("CASE-1");
        assertThat(frame.stratum(0)).isEqualTo(stratum);
    }

    /** Over many seeds each case is drawn as often as any other, up to chance: one run in a thousand would differ so. */
    @Example
    void givesEachCaseTheSameChance() {
        int size = 20;
        int drawn = 5;
        int draws = 4000;
        List<TestCase> cases = IntStream.rangeClosed(1, size)
                .mapToObj(i -> TestCase.of("CASE-%04d".formatted(i), null)).toList();
        Random random = new Random(2026);
        int[] inSample = new int[size];
        int[] first = new int[size];
        for (int i = 0; i < draws; i++) {
            String seed = "%010d%010d".formatted(random.nextLong(10_000_000_000L), random.nextLong(10_000_000_000L));
            for (Ranked ranked : TestDraw.simple(cases, seed, drawn, false).ranking) {
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
    Arbitrary<List<TestCase>> cases() {
        Arbitrary<String> refs = Arbitraries.strings().withCharRange('A', 'C').withCharRange('a', 'b')
                .withCharRange('0', '9').withChars('-', '.', '_').ofMinLength(1).ofMaxLength(6);
        Arbitrary<String> families = Arbitraries.of("F1", "F2", "F3", "F4", "F5", "", " ").injectNull(0.3);
        Arbitrary<String> localities = Arbitraries.of("North", "South", "East, far", "");
        Arbitrary<String> genders = Arbitraries.of("female", "male", "says \"other\"", "");
        return Combinators.combine(refs, families, localities, genders)
                .as((ref, family, locality, gender) -> TestCase.of(ref, family, locality, gender))
                .list().ofMinSize(4).ofMaxSize(30).uniqueElements(TestCase::caseRef);
    }

    @Provide
    Arbitrary<Wish> wishes() {
        return Combinators.combine(Arbitraries.of(SamplingMethod.class), Arbitraries.integers().between(0, 100),
                Arbitraries.integers().between(0, 6), Arbitraries.of(true, false), Arbitraries.integers().between(0, 2),
                Arbitraries.of(true, false)).as(Wish::new);
    }

    @Provide
    Arbitrary<List<String>> values() {
        return Arbitraries.strings().withChars('a', 'ß', '"', ',', '\n', '\r', ' ', '=').ofMaxLength(5)
                .list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> seeds() {
        return Arbitraries.strings().numeric().ofLength(20);
    }

    private static String family(TestCase c) {
        return c.familyRef() == null || c.familyRef().isBlank() ? "case " + c.caseRef() : "family " + c.familyRef();
    }

    private static double chiSquared(int[] counts, double expected) {
        return Arrays.stream(counts).mapToDouble(count -> (count - expected) * (count - expected) / expected).sum();
    }
}
