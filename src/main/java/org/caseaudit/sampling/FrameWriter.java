package org.caseaudit.sampling;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.register.FrameRow;
import org.caseaudit.register.Utf8;

/** Takes the cases of a frame in any order, counts them on the way, and writes the frame that they make. */
final class FrameWriter {

    private static final Utf8 WHOLE_FRAME = Utf8.of(Stratum.WHOLE_FRAME);

    private final List<CaseAttribute> columns;
    private final boolean onePerFamily;
    private final Set<Utf8> leftOut;

    private final Texts references = new Texts();
    private final TextNumbers familyNumbers = new TextNumbers();
    private final TextNumbers strataNumbers = new TextNumbers();
    private final List<Counted> strata = new ArrayList<>();
    private final CaseValues.Writer values = new CaseValues.Writer();
    /** Of each case, in the order in which they came. */
    private final Ints families = new Ints();
    private final Ints stratumOf = new Ints();
    private int singles;

    /** A stratum's cases that may be drawn, and the families among them where one of each is. */
    private static final class Counted {
        private int cases;
        private int singles;
        private final BitSet families = new BitSet();
    }

    /**
     * A frame as it is frozen.
     *
     * @param csv      its bytes
     * @param families which cases are of one family; null where that does not matter
     * @param values   what else the register says of the cases
     */
    record Written(byte[] csv, Families families, CaseValues values) {
    }

    /** @param leftOut cases that stand in the frame but cannot be drawn, because people decided so */
    FrameWriter(List<CaseAttribute> columns, boolean onePerFamily, Set<String> leftOut) {
        this.columns = columns;
        this.onePerFamily = onePerFamily;
        this.leftOut = leftOut.stream().map(Utf8::of).collect(Collectors.toSet());
    }

    void add(FrameRow row) {
        int family = family(row.familyRef());
        int stratum = stratum(row);
        references.add(row.caseRef());
        families.add(family);
        stratumOf.add(stratum);
        values.add(row);
        if (leftOut.isEmpty() || !leftOut.contains(row.caseRef())) {
            count(strata.get(stratum), family);
        }
    }

    private int stratum(FrameRow row) {
        if (columns.isEmpty() && !strata.isEmpty()) {
            return 0;
        }
        int number = strataNumbers.of(columns.isEmpty() ? WHOLE_FRAME : Utf8.of(Frame.stratum(
                columns.stream().map(column -> row.value(column) == null ? "" : row.value(column).toString()).toList())));
        if (number == strata.size()) {
            strata.add(new Counted());
        }
        return number;
    }

    private int family(Utf8 familyRef) {
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

    /** The frame of all cases that were added. */
    Written written() {
        int[] order = references.ascending();
        return new Written(csv(order), onePerFamily
                ? new Families(Arrays.stream(order).map(families::get).toArray()) : null,
                values.inOrder(order));
    }

    private byte[] csv(int[] order) {
        byte[] header = (Frame.REFERENCE + columns.stream().map(column -> "," + column.column())
                .collect(Collectors.joining()) + "\n").getBytes(StandardCharsets.UTF_8);
        Texts names = strataNumbers.texts();
        long length = header.length;
        for (int index : order) {
            length += references.get(index).length() + 1;
            length += columns.isEmpty() ? 0 : 1 + names.get(stratumOf.get(index)).length();
        }
        ByteBuffer csv = ByteBuffer.allocate(Math.toIntExact(length)).put(header);
        for (int index : order) {
            put(csv, references.get(index));
            if (!columns.isEmpty()) {
                put(csv.put((byte) ','), names.get(stratumOf.get(index)));
            }
            csv.put((byte) '\n');
        }
        return csv.array();
    }

    private static void put(ByteBuffer csv, Utf8 text) {
        csv.put(text.bytes(), text.start(), text.length());
    }

    int size() {
        return references.size();
    }

    /** How many can be drawn at most. */
    int drawable() {
        BitSet drawn = new BitSet();
        strata.forEach(counted -> drawn.or(counted.families));
        return singles + drawn.cardinality();
    }

    /** Cases of each stratum, without those that people left out; by name in the order of bytes. */
    Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new TreeMap<>(Stratum.BY_BYTES);
        for (int number = 0; number < strata.size(); number++) {
            sizes.put(strataNumbers.texts().get(number).toString(), strata.get(number).cases);
        }
        return sizes;
    }

    /** How many of each stratum can be drawn at most. */
    Map<String, Integer> drawableByStratum() {
        Map<String, Integer> drawable = new TreeMap<>(Stratum.BY_BYTES);
        for (int number = 0; number < strata.size(); number++) {
            drawable.put(strataNumbers.texts().get(number).toString(),
                    strata.get(number).singles + strata.get(number).families.cardinality());
        }
        return drawable;
    }
}
