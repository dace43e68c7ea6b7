package org.caseaudit.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.caseaudit.register.Utf8;

/**
 * A list of texts that lie side by side as bytes: a million strings would take several times the heap, and the time to
 * collect it. It grows by pages, because large arrays set off the collector as well.
 */
final class Texts {

    private static final int PAGE_BITS = 12;
    private static final int PAGE = 1 << PAGE_BITS;

    private final List<Page> pages = new ArrayList<>();
    private int size;

    private static final class Page {

        private byte[] bytes = new byte[PAGE];
        /** Where each text ends, which is where the next begins. */
        private final int[] ends = new int[PAGE];

        private int start(int slot) {
            return slot == 0 ? 0 : ends[slot - 1];
        }
    }

    void add(Utf8 text) {
        int slot = slot(size);
        if (slot == 0) {
            pages.add(new Page());
        }
        Page page = page(size++);
        int start = page.start(slot);
        int end = start + text.length();
        if (end > page.bytes.length) {
            page.bytes = Arrays.copyOf(page.bytes, Math.max(2 * page.bytes.length, end));
        }
        System.arraycopy(text.bytes(), text.start(), page.bytes, start, text.length());
        page.ends[slot] = end;
    }

    int size() {
        return size;
    }

    Utf8 get(int index) {
        Page page = page(index);
        int start = page.start(slot(index));
        return new Utf8(page.bytes, start, page.ends[slot(index)] - start);
    }

    /** Whether that text stands there. */
    boolean is(int index, Utf8 text) {
        Page page = page(index);
        return Arrays.equals(page.bytes, page.start(slot(index)), page.ends[slot(index)],
                text.bytes(), text.start(), text.start() + text.length());
    }

    /** The places of texts without a NUL in the order of their bytes. */
    int[] ascending() {
        long[] keys = new long[size];
        Arrays.setAll(keys, place -> place);
        sort(keys, 0, size, 0);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
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

    /** Zero stands for what a text no longer has. */
    private int fourBytes(int index, int depth) {
        Page page = page(index);
        int start = page.start(slot(index)) + depth;
        int end = page.ends[slot(index)];
        int four = 0;
        for (int i = start; i < start + Integer.BYTES; i++) {
            four = four << Byte.SIZE | (i < end ? page.bytes[i] & 0xff : 0);
        }
        return four;
    }

    private Page page(int index) {
        return pages.get(index >> PAGE_BITS);
    }

    private static int slot(int index) {
        return index & PAGE - 1;
    }
}
