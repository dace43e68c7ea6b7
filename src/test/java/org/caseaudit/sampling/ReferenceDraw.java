package org.caseaudit.sampling;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.caseaudit.sampling.TestDraw.TestCase;

/** The procedure as docs/draw.md tells it, done the slow way with nothing but lists, to hold the fast way against. */
final class ReferenceDraw {

    final List<String> sample = new ArrayList<>();
    final List<String> reserves = new ArrayList<>();

    ReferenceDraw(TestDraw like, String seed) {
        List<TestCase> ranked = new ArrayList<>(
                like.cases.stream().filter(c -> !like.leftOut.containsKey(c.caseRef())).toList());
        final Map<String, Long> sizes = ranked.stream().collect(Collectors.groupingBy(
                TestCase::stratum, () -> new TreeMap<>(Stratum.BY_BYTES), Collectors.counting()));
        ranked.sort(Comparator.comparing(c -> ticket(seed, c)));
        if (like.onePerFamily) {
            Set<String> families = new HashSet<>();
            ranked.removeIf(c -> c.familyRef() != null && !c.familyRef().isBlank() && !families.add(c.familyRef()));
        }
        List<TestCase> drawn = switch (like.method) {
            case SIMPLE -> ranked.stream().limit(like.sampleSize).toList();
            case SPREAD -> spread(ranked, like.sampleSize);
            case STRATIFIED, QUOTA -> stratified(ranked, like, sizes);
        };
        ranked.removeAll(drawn);
        Map<String, Integer> listed = new TreeMap<>();
        List<TestCase> next = ranked.stream().filter(c -> listed.merge(
                like.method.hasStrata() ? c.stratum() : "", 1, Integer::sum) <= like.reserves).toList();
        drawn.stream().sorted(Comparator.comparing(c -> ticket(seed, c))).forEach(c -> sample.add(c.caseRef()));
        next.forEach(c -> reserves.add(c.caseRef()));
    }

    private static List<TestCase> stratified(List<TestCase> ranked, TestDraw like, Map<String, Long> sizes) {
        Map<String, Integer> places = like.set.isEmpty() ? shared(like.sampleSize, sizes) : like.set;
        List<TestCase> drawn = new ArrayList<>();
        places.forEach((stratum, number) -> drawn.addAll(
                ranked.stream().filter(c -> c.stratum().equals(stratum)).limit(number).toList()));
        ranked.stream().filter(c -> !drawn.contains(c)).limit(like.sampleSize - drawn.size()).toList()
                .forEach(drawn::add);
        return drawn;
    }

    /** One place after another to whoever has the largest part of a place still owing. */
    private static Map<String, Integer> shared(int places, Map<String, Long> sizes) {
        long all = sizes.values().stream().mapToLong(n -> n).sum();
        Map<String, Integer> shared = new TreeMap<>(Stratum.BY_BYTES);
        sizes.forEach((name, size) -> shared.put(name, (int) Math.floorDiv(places * size, all)));
        List<String> owing = new ArrayList<>(sizes.keySet());
        owing.sort(Comparator.<String>comparingLong(name -> -Math.floorMod(places * sizes.get(name), all))
                .thenComparing(name -> -sizes.get(name)).thenComparing(Stratum.BY_BYTES));
        for (int i = 0; shared.values().stream().mapToInt(n -> n).sum() < places; i++) {
            shared.merge(owing.get(i), 1, Integer::sum);
        }
        return shared;
    }

    private static List<TestCase> spread(List<TestCase> ranked, int sampleSize) {
        List<TestCase> drawn = new ArrayList<>();
        while (drawn.size() < sampleSize) {
            drawn.add(ranked.stream().filter(c -> !drawn.contains(c))
                    .max(Comparator.<TestCase>comparingInt(c -> covered(drawn, c)).thenComparing(
                            Comparator.<TestCase>comparingInt(ranked::indexOf).reversed())).orElseThrow());
        }
        return drawn;
    }

    private static int covered(List<TestCase> drawn, TestCase one) {
        List<TestCase> with = new ArrayList<>(drawn);
        with.add(one);
        return covered(with);
    }

    /** How many different values these cases have, column by column. */
    static int covered(List<TestCase> cases) {
        Set<String> values = new HashSet<>();
        for (TestCase c : cases) {
            for (int column = 0; column < c.values().size(); column++) {
                if (!c.values().get(column).isEmpty()) {
                    values.add(column + c.values().get(column));
                }
            }
        }
        return values.size();
    }

    private static String ticket(String seed, TestCase c) {
        return DigestUtils.sha256Hex((seed + "," + c.caseRef()).getBytes(StandardCharsets.UTF_8));
    }
}
