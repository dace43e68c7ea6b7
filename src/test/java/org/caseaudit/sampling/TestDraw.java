package org.caseaudit.sampling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.programme.SamplingMethod;
import org.caseaudit.register.FrameRow;
import org.caseaudit.sampling.Ranking.Part;
import org.caseaudit.sampling.Ranking.Ranked;

/** A draw without a database: cases, how they are drawn, and what comes of it. */
final class TestDraw {

    /** A case of the register with a value for each of the draw's columns. */
    record TestCase(String caseRef, String familyRef, List<String> values) {

        static TestCase of(String caseRef, String familyRef, String... values) {
            return new TestCase(caseRef, familyRef, List.of(values));
        }

        String stratum() {
            return Frame.stratum(values);
        }

        private FrameRow row(List<CaseAttribute> columns) {
            return new FrameRow() {
                @Override
                public String caseRef() {
                    return caseRef;
                }

                @Override
                public String familyRef() {
                    return familyRef;
                }

                @Override
                public String value(CaseAttribute attribute) {
                    int column = columns.indexOf(attribute);
                    return column < 0 || values.get(column).isEmpty() ? null : values.get(column);
                }
            };
        }
    }

    final List<TestCase> cases;
    final SamplingMethod method;
    final List<CaseAttribute> columns;
    final int sampleSize;
    final Map<String, Integer> set;
    final int reserves;
    final boolean onePerFamily;
    final Map<String, String> leftOut;
    final FrameWriter written;
    final DrawPlan plan;
    final List<Ranked> ranking;

    /** @param set places of each stratum; empty where they follow from the sizes */
    TestDraw(List<TestCase> cases, String seed, SamplingMethod method, List<CaseAttribute> columns, int sampleSize,
            Map<String, Integer> set, int reserves, boolean onePerFamily, Map<String, String> leftOut) {
        this.cases = cases;
        this.method = method;
        this.columns = columns;
        this.sampleSize = sampleSize;
        this.set = set;
        this.reserves = reserves;
        this.onePerFamily = onePerFamily;
        this.leftOut = leftOut;
        written = new FrameWriter(columns, onePerFamily, leftOut.keySet());
        cases.stream().sorted(Comparator.comparing(TestCase::caseRef, Stratum.BY_BYTES))
                .forEach(c -> written.write(c.row(columns)));
        plan = new DrawPlan(method, columns, sampleSize, strata());
        ranking = Ranking.of(frame(), seed, plan, leftOut, written.families());
    }

    static TestDraw simple(List<TestCase> cases, String seed, int sampleSize, boolean onePerFamily) {
        return new TestDraw(cases, seed, SamplingMethod.SIMPLE, List.of(), sampleSize, Map.of(), cases.size(),
                onePerFamily, Map.of());
    }

    Frame frame() {
        return Frame.parse(written.csv());
    }

    List<String> refs(Part part) {
        return with(part).stream().map(Ranked::caseRef).toList();
    }

    List<Ranked> with(Part part) {
        return ranking.stream().filter(ranked -> ranked.part() == part).toList();
    }

    private List<Stratum> strata() {
        Map<String, Integer> sizes = new TreeMap<>(Stratum.BY_BYTES);
        if (method.hasStrata()) {
            sizes.putAll(written.sizes());
        } else {
            sizes.put(Stratum.WHOLE_FRAME, written.sizes().values().stream().mapToInt(n -> n).sum());
        }
        Map<String, Integer> places = set.isEmpty() ? LargestRemainder.share(sampleSize, sizes)
                : new LinkedHashMap<>(set);
        List<Stratum> strata = new ArrayList<>();
        sizes.forEach((name, size) -> strata.add(new Stratum(name, size, places.getOrDefault(name, 0), reserves)));
        return strata;
    }
}
