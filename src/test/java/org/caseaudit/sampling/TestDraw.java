package org.caseaudit.sampling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.programme.SamplingMethod;
import org.caseaudit.register.FrameRow;
import org.caseaudit.register.Utf8;
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
            Utf8[] texts = new Utf8[2 + CaseAttribute.values().length];
            texts[0] = Utf8.of(caseRef);
            texts[1] = Utf8.of(familyRef);
            for (int column = 0; column < columns.size(); column++) {
                texts[2 + columns.get(column).ordinal()] =
                        values.get(column).isEmpty() ? null : Utf8.of(values.get(column));
            }
            return new FrameRow(texts);
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
    final FrameWriter writer;
    final FrameWriter.Written written;
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
        writer = new FrameWriter(columns, onePerFamily, leftOut.keySet());
        cases.forEach(c -> writer.add(c.row(columns)));
        written = writer.written();
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
            sizes.putAll(writer.sizes());
        } else {
            sizes.put(Stratum.WHOLE_FRAME, writer.sizes().values().stream().mapToInt(n -> n).sum());
        }
        Map<String, Integer> places = set.isEmpty() ? LargestRemainder.share(sampleSize, sizes)
                : new LinkedHashMap<>(set);
        List<Stratum> strata = new ArrayList<>();
        sizes.forEach((name, size) -> strata.add(new Stratum(name, size, places.getOrDefault(name, 0), reserves)));
        return strata;
    }
}
