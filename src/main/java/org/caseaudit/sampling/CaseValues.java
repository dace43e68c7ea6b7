package org.caseaudit.sampling;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.register.FrameRow;
import org.caseaudit.register.Utf8;

/**
 * What the register said about each case when its frame was frozen: a byte per attribute, the number of the value. An
 * attribute that has more values than people would read in a table is free text and left out.
 */
final class CaseValues {

    static final int MOST_VALUES = 100;

    private static final CaseAttribute[] ATTRIBUTES = CaseAttribute.values();
    /** So many stand for a case. */
    static final int BYTES = ATTRIBUTES.length;

    private static final Utf8 UNKNOWN = Utf8.of("");

    private final Map<CaseAttribute, List<Counted>> counted;
    private final byte[] numbers;

    /**
     * @param counted values by their numbers; without attributes that are left out
     * @param numbers for each case, one for each attribute
     */
    CaseValues(Map<CaseAttribute, List<Counted>> counted, byte[] numbers) {
        this.counted = counted;
        this.numbers = numbers;
    }

    /** How many cases have a value; empty where the register does not know it. */
    record Counted(String value, int cases) {
    }

    Map<CaseAttribute, List<Counted>> counted() {
        return counted;
    }

    byte[] numbers() {
        return numbers;
    }

    /** A case's values in the order of all attributes; empty where unknown or left out. */
    List<String> of(int index) {
        List<String> values = new ArrayList<>();
        for (CaseAttribute attribute : ATTRIBUTES) {
            List<Counted> known = counted.get(attribute);
            values.add(known == null ? "" : known.get(numbers[BYTES * index + attribute.ordinal()]).value());
        }
        return values;
    }

    /** Takes case by case. */
    static final class Writer {

        private final TextNumbers[] values = new TextNumbers[ATTRIBUTES.length];
        private final int[][] counts = new int[ATTRIBUTES.length][MOST_VALUES];
        private final Texts numbers = new Texts();

        Writer() {
            Arrays.setAll(values, any -> new TextNumbers());
        }

        void add(FrameRow row) {
            byte[] ofCase = new byte[BYTES];
            for (int attribute = 0; attribute < ATTRIBUTES.length; attribute++) {
                ofCase[attribute] =
                        values[attribute] == null ? 0 : number(attribute, row.value(ATTRIBUTES[attribute]));
            }
            numbers.add(new Utf8(ofCase, 0, ofCase.length));
        }

        private byte number(int attribute, Utf8 value) {
            int number = values[attribute].of(value == null ? UNKNOWN : value);
            if (number == MOST_VALUES) {
                values[attribute] = null;
                return 0;
            }
            counts[attribute][number]++;
            return (byte) number;
        }

        /** @param order the cases as they are to follow each other, by the order in which they came */
        CaseValues inOrder(int[] order) {
            ByteBuffer ordered = ByteBuffer.allocate(BYTES * order.length);
            for (int index : order) {
                Utf8 ofCase = numbers.get(index);
                ordered.put(ofCase.bytes(), ofCase.start(), ofCase.length());
            }
            Map<CaseAttribute, List<Counted>> counted = new EnumMap<>(CaseAttribute.class);
            for (CaseAttribute attribute : ATTRIBUTES) {
                if (values[attribute.ordinal()] != null) {
                    counted.put(attribute, counted(values[attribute.ordinal()].texts(), counts[attribute.ordinal()]));
                }
            }
            return new CaseValues(counted, ordered.array());
        }

        private static List<Counted> counted(Texts values, int[] counts) {
            List<Counted> counted = new ArrayList<>();
            for (int number = 0; number < values.size(); number++) {
                counted.add(new Counted(values.get(number).toString(), counts[number]));
            }
            return counted;
        }
    }
}
