package org.caseaudit.sampling;

import java.util.Arrays;
import org.caseaudit.register.Utf8;

/**
 * A list of texts that lie side by side as bytes: a million strings would take several times the heap, and the time to
 * collect it.
 */
final class Texts {

    private byte[] bytes = new byte[1 << 14];
    /** Where each text ends, which is where the next begins. */
    private int[] ends = new int[1 << 10];
    private int size;

    void add(Utf8 text) {
        int start = start(size);
        if (start + text.length() > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, start + text.length()));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
        }
        System.arraycopy(text.bytes(), text.start(), bytes, start, text.length());
        ends[size++] = start + text.length();
    }

    int size() {
        return size;
    }

    Utf8 get(int index) {
        return new Utf8(bytes, start(index), length(index));
    }

    int length(int index) {
        return ends[index] - start(index);
    }

    /** Returns where the text's copy ends. */
    int copy(int index, byte[] target, int at) {
        System.arraycopy(bytes, start(index), target, at, length(index));
        return at + length(index);
    }

    /** The places of texts without a NUL in the order of their bytes. */
    int[] ascending() {
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            keys[i] = i;
        }
        sort(keys, 0, size, 0);
        int[] ascending = new int[size];
        for (int i = 0; i < size; i++) {
            ascending[i] = (int) keys[i];
        }
        return ascending;
    }

    /** Sorts by four bytes at a time, which fit into a number together with the place; then those that share them. */
    private void sort(long[] keys, int from, int to, int depth) {
        for (int i = from; i < to; i++) {
            int place = (int) keys[i];
            keys[i] = (long) (fourBytes(place, depth) ^ Integer.MIN_VALUE) << Integer.SIZE | place;
        }
        Arrays.parallelSort(keys, from, to);
        int run = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || keys[i] >> Integer.SIZE != keys[run] >> Integer.SIZE) {
                boolean goesOn = (byte) (keys[run] >> Integer.SIZE) != 0;
                if (i - run > 1 && goesOn) {
                    sort(keys, run, i, depth + Integer.BYTES);
                }
                run = i;
            }
        }
    }

    /** Nothing follows where the last of them is zero. */
    private int fourBytes(int index, int depth) {
        int start = start(index) + depth;
        int four = 0;
        for (int i = start; i < start + Integer.BYTES; i++) {
            four = four << Byte.SIZE | (i < ends[index] ? bytes[i] & 0xff : 0);
        }
        return four;
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }
}
