package org.caseaudit.sampling;

import java.nio.ByteBuffer;

/**
 * Which cases of a frame are brothers and sisters: a number per case, the same for one family. Kept beside the frame,
 * because the frame itself tells nobody who is whose sister.
 */
record Families(int[] numbers) {

    /** A case whose family the register does not know counts as a family of its own. */
    static final int NONE = -1;

    byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * numbers.length);
        bytes.asIntBuffer().put(numbers);
        return bytes.array();
    }

    static Families of(byte[] bytes) {
        int[] numbers = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).asIntBuffer().get(numbers);
        return new Families(numbers);
    }

    int of(int index) {
        return numbers[index];
    }

    int highest() {
        int highest = NONE;
        for (int number : numbers) {
            highest = Math.max(highest, number);
        }
        return highest;
    }
}
