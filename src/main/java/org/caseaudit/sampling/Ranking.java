package org.caseaudit.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Stream;
import org.caseaudit.programme.SamplingMethod;

/**
 * What a seed makes of a frozen frame: the sample and its reserves, with every case that was excluded before the last
 * of them. Tickets in ascending order are the ranking. It is not written out beyond the reserves that were fixed; the
 * frame gives the rest to whoever asks.
 *
 * <p>Time and memory grow with the cases of the frame, a few numbers for each; never with an object per case.
 */
final class Ranking {

    /** Which part a ranked case has in the draw. */
    enum Part {
        SAMPLE,
        RESERVE,
        /** A brother or sister with a lower ticket stands instead. */
        PASSED_OVER,
        /** People decided so before the frame was frozen. */
        LEFT_OUT
    }

    /**
     * A case's place among those that are written out, counted from 1, by ascending tickets.
     *
     * @param passedOverFor the case of the same family that stands instead; null unless passed over
     * @param reason        why people left it out, or null
     */
    record Ranked(int position, String caseRef, String ticket, String stratum, Part part, String passedOverFor,
            String reason) {
    }

    private static final int NOBODY = -1;
    private static final int ITSELF = -2;

    private final Frame frame;
    private final DrawPlan plan;
    private final Map<String, String> leftOut;
    private final Tickets tickets;
    /** For each case the one of its family that stands instead, {@code NOBODY} or, if left out, {@code ITSELF}. */
    private final int[] instead;
    private final Map<Integer, Part> parts = new HashMap<>();

    private Ranking(Frame frame, String seed, DrawPlan plan, Map<String, String> leftOut, Families families) {
        this.frame = frame;
        this.plan = plan;
        this.leftOut = leftOut;
        this.tickets = Tickets.of(frame, seed);
        this.instead = instead(families);
    }

    /**
     * @param leftOut  reasons by case reference
     * @param families which cases are of one family, or null where that does not matter
     * @throws IllegalArgumentException if the frame holds a stratum that the plan does not know
     */
    static List<Ranked> of(
            Frame frame, String seed, DrawPlan plan, Map<String, String> leftOut, Families families) {
        Ranking ranking = new Ranking(frame, seed, plan, leftOut, families);
        return plan.method() == SamplingMethod.SPREAD ? ranking.spread() : ranking.byStratum();
    }

    private int[] instead(Families families) {
        int[] instead = new int[frame.size()];
        Arrays.fill(instead, NOBODY);
        for (String caseRef : leftOut.keySet()) {
            int index = frame.indexOf(caseRef);
            if (index >= 0) {
                instead[index] = ITSELF;
                parts.put(index, Part.LEFT_OUT);
            }
        }
        if (families != null) {
            int[] lowest = new int[families.highest() + 1];
            Arrays.fill(lowest, NOBODY);
            for (int i = 0; i < frame.size(); i++) {
                int family = families.of(i);
                if (family != Families.NONE && instead[i] == NOBODY
                        && (lowest[family] == NOBODY || tickets.compare(i, lowest[family]) < 0)) {
                    lowest[family] = i;
                }
            }
            for (int i = 0; i < frame.size(); i++) {
                int family = families.of(i);
                if (family != Families.NONE && instead[i] == NOBODY && lowest[family] != i) {
                    instead[i] = lowest[family];
                }
            }
        }
        return instead;
    }

    /** The first of each stratum; a place that a stratum cannot fill goes to the lowest ticket left in any other. */
    private List<Ranked> byStratum() {
        Map<String, Integer> numbers = new HashMap<>();
        plan.strata().forEach(stratum -> numbers.put(stratum.name(), numbers.size()));
        int[] groups = groups(numbers, false);
        int[] drawable = drawable(groups, numbers.size());
        int unfilled = 0;
        for (int s = 0; s < drawable.length; s++) {
            unfilled += Math.max(0, plan.strata().get(s).sample() - drawable[s]);
        }
        int[] wanted = new int[drawable.length];
        for (int s = 0; s < wanted.length; s++) {
            wanted[s] = plan.strata().get(s).sample() + unfilled + plan.strata().get(s).reserves();
        }
        List<List<Integer>> heads = heads(groups, wanted);
        List<Integer> left = new ArrayList<>();
        for (int s = 0; s < wanted.length; s++) {
            List<Integer> head = heads.get(s);
            int own = Math.min(plan.strata().get(s).sample(), head.size());
            head.subList(0, own).forEach(index -> parts.put(index, Part.SAMPLE));
            left.addAll(head.subList(own, head.size()));
        }
        List<Integer> filling = left.stream().sorted(tickets.ascending()).limit(unfilled).toList();
        filling.forEach(index -> parts.put(index, Part.SAMPLE));
        int lastFilling = unfilled == 0 ? ITSELF : filling.size() < unfilled ? NOBODY : filling.get(unfilled - 1);
        int[] last = new int[wanted.length];
        for (int s = 0; s < wanted.length; s++) {
            List<Integer> listed = reserves(heads.get(s), plan.strata().get(s).reserves());
            boolean all = drawable[s] <= listed.size();
            last[s] = all ? NOBODY : listed.isEmpty() ? ITSELF : listed.get(listed.size() - 1);
        }
        for (int i = 0; i < frame.size(); i++) {
            // Whatever its stratum, it could have filled a place that was left over.
            if (instead[i] >= 0 && (isBefore(i, last[groups[i]]) || isBefore(i, lastFilling))) {
                parts.put(i, Part.PASSED_OVER);
            }
        }
        return written();
    }

    /** Each time the case that adds the most values not yet covered, until the sample is full. */
    private List<Ranked> spread() {
        Map<String, Integer> numbers = new HashMap<>();
        int[] groups = groups(numbers, true);
        int depth = plan.strata().get(0).reserves();
        int[] wanted = new int[numbers.size()];
        Arrays.fill(wanted, plan.sampleSize() + depth);
        List<List<Integer>> heads = heads(groups, wanted);
        List<List<String>> values = new ArrayList<>();
        numbers.entrySet().stream().sorted(Map.Entry.comparingByValue())
                .forEach(group -> values.add(Frame.values(group.getKey())));
        int[] chosen = choose(heads, values);
        List<Integer> left = reserves(heads.stream().flatMap(List::stream).sorted(tickets.ascending()).toList(), depth);
        long drawable = Arrays.stream(drawable(groups, wanted.length)).asLongStream().sum();
        boolean all = drawable <= left.size();
        int lastReserve = all ? NOBODY : left.stream().filter(index -> parts.get(index) == Part.RESERVE)
                .reduce((earlier, later) -> later).orElse(ITSELF);
        for (int i = 0; i < frame.size(); i++) {
            if (instead[i] >= 0) {
                List<Integer> head = heads.get(groups[i]);
                int next = chosen[groups[i]] < head.size() ? head.get(chosen[groups[i]]) : NOBODY;
                if (isBefore(i, next) || isBefore(i, lastReserve)) {
                    parts.put(i, Part.PASSED_OVER);
                }
            }
        }
        return written();
    }

    /** How many of each group were chosen, each time its lowest ticket. */
    private int[] choose(List<List<Integer>> heads, List<List<String>> values) {
        int[] chosen = new int[heads.size()];
        Set<String> covered = new HashSet<>();
        for (int n = 0; n < plan.sampleSize(); n++) {
            int best = NOBODY;
            long most = NOBODY;
            for (int g = 0; g < chosen.length; g++) {
                if (chosen[g] == heads.get(g).size()) {
                    continue;
                }
                long adds = uncovered(values.get(g), covered).count();
                if (adds > most || adds == most && tickets.compare(
                        heads.get(g).get(chosen[g]), heads.get(best).get(chosen[best])) < 0) {
                    best = g;
                    most = adds;
                }
            }
            if (best == NOBODY) {
                break;
            }
            parts.put(heads.get(best).get(chosen[best]), Part.SAMPLE);
            chosen[best]++;
            uncovered(values.get(best), covered).toList().forEach(covered::add);
        }
        return chosen;
    }

    /** What is not known about a case is no value. */
    private static Stream<String> uncovered(List<String> values, Set<String> covered) {
        List<String> ofColumns = new ArrayList<>();
        for (int column = 0; column < values.size(); column++) {
            String value = column + ":" + values.get(column);
            if (!values.get(column).isEmpty() && !covered.contains(value)) {
                ofColumns.add(value);
            }
        }
        return ofColumns.stream();
    }

    /** The number of each case's group; new groups get a number where they may appear. */
    private int[] groups(Map<String, Integer> numbers, boolean byLine) {
        int[] groups = new int[frame.size()];
        for (int i = 0; i < groups.length; i++) {
            String name = byLine ? frame.stratum(i) : plan.stratum(frame, i);
            Integer number = byLine ? numbers.computeIfAbsent(name, any -> numbers.size()) : numbers.get(name);
            if (number == null) {
                throw new IllegalArgumentException("the draw's plan knows no stratum " + name);
            }
            groups[i] = number;
        }
        return groups;
    }

    private int[] drawable(int[] groups, int number) {
        int[] drawable = new int[number];
        for (int i = 0; i < groups.length; i++) {
            if (instead[i] == NOBODY) {
                drawable[groups[i]]++;
            }
        }
        return drawable;
    }

    /** The lowest tickets of each group that can be drawn, ascending, as many as are wanted. */
    private List<List<Integer>> heads(int[] groups, int[] wanted) {
        List<PriorityQueue<Integer>> lowest = new ArrayList<>();
        for (int ignored : wanted) {
            lowest.add(new PriorityQueue<>(tickets.ascending().reversed()));
        }
        for (int i = 0; i < groups.length; i++) {
            if (instead[i] != NOBODY) {
                continue;
            }
            PriorityQueue<Integer> group = lowest.get(groups[i]);
            if (group.size() < wanted[groups[i]]) {
                group.add(i);
            } else if (!group.isEmpty() && tickets.compare(i, group.peek()) < 0) {
                group.poll();
                group.add(i);
            }
        }
        List<List<Integer>> heads = new ArrayList<>();
        lowest.forEach(group -> heads.add(group.stream().sorted(tickets.ascending()).toList()));
        return heads;
    }

    /** Makes the first of those that are not drawn reserves; returns what is written of them all, ascending. */
    private List<Integer> reserves(List<Integer> ascending, int depth) {
        List<Integer> listed = new ArrayList<>();
        int reserves = 0;
        for (int index : ascending) {
            if (parts.get(index) == Part.SAMPLE) {
                listed.add(index);
            } else if (reserves < depth) {
                parts.put(index, Part.RESERVE);
                listed.add(index);
                reserves++;
            }
        }
        return listed;
    }

    /** Whether the case's ticket is lower than the last one written; all are, where nothing was cut off. */
    private boolean isBefore(int index, int last) {
        return last == NOBODY || last != ITSELF && tickets.compare(index, last) < 0;
    }

    private List<Ranked> written() {
        List<Ranked> written = new ArrayList<>();
        parts.keySet().stream().sorted(tickets.ascending()).forEach(index -> {
            Part part = parts.get(index);
            String caseRef = frame.caseRef(index);
            written.add(new Ranked(written.size() + 1, caseRef, tickets.hex(index), plan.stratum(frame, index), part,
                    part == Part.PASSED_OVER ? frame.caseRef(instead[index]) : null, leftOut.get(caseRef)));
        });
        return written;
    }
}
