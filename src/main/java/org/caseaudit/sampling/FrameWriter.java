package org.caseaudit.sampling;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.register.FrameRow;

/** Writes a canonical frame from cases in the order of their references, and counts them on the way. */
final class FrameWriter {

    /** Beyond that an attribute is free text, and a table of its values would help nobody. */
    static final int MOST_VALUES = 100;

    private static final CaseAttribute[] ATTRIBUTES = CaseAttribute.values();

    private final List<CaseAttribute> columns;
    private final boolean onePerFamily;
    private final Set<String> leftOut;

    private final Bytes csv = new Bytes();
    private final FamilyNumbers familyNumbers = new FamilyNumbers();
    private final Map<String, Counted> strata = new HashMap<>();
    private final Map<CaseAttribute, Map<String, int[]>> coverage = new EnumMap<>(CaseAttribute.class);
    private int[] families = new int[1024];
    private int size;
    private int singles;

    /** A stratum's cases that may be drawn, and the families among them where one of each is. */
    private static final class Counted {
        private int cases;
        private int singles;
        private final BitSet families = new BitSet();
    }

    /** @param leftOut cases that stand in the frame but cannot be drawn, because people decided so */
    FrameWriter(List<CaseAttribute> columns, boolean onePerFamily, Set<String> leftOut) {
        this.columns = columns;
        this.onePerFamily = onePerFamily;
        this.leftOut = leftOut;
        csv.write(Frame.REFERENCE);
        columns.forEach(column -> csv.write("," + column.column()));
        csv.write("\n");
        for (CaseAttribute attribute : CaseAttribute.values()) {
            coverage.put(attribute, new HashMap<>());
        }
    }

    void write(FrameRow row) {
        String stratum = stratum(row::value);
        csv.write(row.caseRef());
        if (!columns.isEmpty()) {
            csv.write(",");
            csv.write(stratum);
        }
        csv.write("\n");
        int family = family(row.familyRef());
        if (size == families.length) {
            families = Arrays.copyOf(families, 2 * size);
        }
        families[size++] = family;
        Counted counted = strata.computeIfAbsent(stratum, any -> new Counted());
        if (leftOut.isEmpty() || !leftOut.contains(row.caseRef())) {
            count(counted, family);
        }
        cover(row);
    }

    private String stratum(Function<CaseAttribute, String> value) {
        return switch (columns.size()) {
            case 0 -> Stratum.WHOLE_FRAME;
            case 1 -> Frame.field(value.apply(columns.get(0)));
            default -> Frame.stratum(columns.stream().map(value).toList());
        };
    }

    private int family(String familyRef) {
        return !onePerFamily || familyRef == null || familyRef.isBlank()
                ? Families.NONE : familyNumbers.of(familyRef);
    }

    private void count(Counted counted, int family) {
        counted.cases++;
        if (family == Families.NONE) {
            singles++;
            counted.singles++;
        } else {
            counted.families.set(family);
        }
    }

    private void cover(FrameRow row) {
        for (CaseAttribute attribute : ATTRIBUTES) {
            Map<String, int[]> values = coverage.get(attribute);
            if (values != null) {
                String value = row.value(attribute);
                int[] count = values.get(value == null ? "" : value);
                if (count != null) {
                    count[0]++;
                } else if (values.size() == MOST_VALUES) {
                    coverage.remove(attribute);
                } else {
                    values.put(value == null ? "" : value, new int[] {1});
                }
            }
        }
    }

    /** The frame's bytes. */
    byte[] csv() {
        return csv.toByteArray();
    }

    /** Which cases are of one family; null where that does not matter. */
    Families families() {
        return onePerFamily ? new Families(Arrays.copyOf(families, size)) : null;
    }

    int size() {
        return size;
    }

    /** How many can be drawn at most. */
    int drawable() {
        BitSet drawn = new BitSet();
        strata.values().forEach(counted -> drawn.or(counted.families));
        return singles + drawn.cardinality();
    }

    /** Cases of each stratum, without those that people left out; by name in the order of bytes. */
    Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new TreeMap<>(Stratum.BY_BYTES);
        strata.forEach((name, counted) -> sizes.put(name, counted.cases));
        return sizes;
    }

    /** How many of a stratum can be drawn at most. */
    int drawable(String stratum) {
        Counted counted = strata.get(stratum);
        return counted == null ? 0 : counted.singles + counted.families.cardinality();
    }

    /** Cases by value of each attribute; an unknown value is empty, an attribute with too many values is left out. */
    Map<CaseAttribute, Map<String, Integer>> coverage() {
        Map<CaseAttribute, Map<String, Integer>> counts = new LinkedHashMap<>();
        coverage.forEach((attribute, values) -> {
            Map<String, Integer> sorted = new TreeMap<>();
            values.forEach((value, count) -> sorted.put(value, count[0]));
            counts.put(attribute, sorted);
        });
        return counts;
    }

    /** References and strata as bytes; ASCII, as references are, goes straight through. */
    private static final class Bytes extends ByteArrayOutputStream {

        private Bytes() {
            super(1 << 16);
        }

        private void write(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            write(bytes, 0, bytes.length);
        }
    }
}
