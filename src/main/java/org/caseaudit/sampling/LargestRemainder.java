package org.caseaudit.sampling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shares the places of a sample over strata in proportion to their sizes, by largest remainder. */
final class LargestRemainder {

    private record Part(String name, int size, long places, long remainder) {
    }

    private LargestRemainder() {
    }

    /**
     * Places of each stratum, in the order given; they add up to {@code places}. What is left over after whole numbers
     * goes to the largest remainders; of equal ones to the larger stratum, then to the first name in order of bytes.
     *
     * @param places no more than there are cases
     */
    static Map<String, Integer> share(int places, Map<String, Integer> sizes) {
        long total = sizes.values().stream().mapToLong(Integer::longValue).sum();
        if (places > total) {
            throw new IllegalArgumentException(places + " places cannot be shared over " + total + " cases");
        }
        List<Part> parts = new ArrayList<>();
        sizes.forEach((name, size) -> parts.add(new Part(
                name, size, total == 0 ? 0 : (long) places * size / total, total == 0 ? 0 : (long) places * size % total)));
        long left = places - parts.stream().mapToLong(Part::places).sum();
        Map<String, Integer> shared = new LinkedHashMap<>();
        parts.forEach(part -> shared.put(part.name(), (int) part.places()));
        parts.stream()
                .sorted(Comparator.comparingLong(Part::remainder).reversed()
                        .thenComparing(Comparator.comparingInt(Part::size).reversed())
                        .thenComparing(Part::name, Stratum.BY_BYTES))
                .limit(left).forEach(part -> shared.merge(part.name(), 1, Integer::sum));
        return shared;
    }
}
