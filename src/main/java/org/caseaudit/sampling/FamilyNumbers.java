package org.caseaudit.sampling;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Numbers families from 0 in the order in which they turn up. Their references lie side by side as bytes: a million
 * strings in a map would take several times the heap, and the time to collect it.
 */
final class FamilyNumbers {

    /** Spreads references that differ only in their last digits over the whole table. */
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private byte[] references = new byte[1 << 14];
    /** Where each family's reference ends, which is where the next begins. */
    private int[] ends = new int[1 << 10];
    private int[] hashes = new int[1 << 10];
    private int count;
    /** A family's number plus 1 at the first free place from where its hash points to; at most half of them taken. */
    private int[] table = new int[1 << 11];

    /** The same number for the same reference. */
    int of(String familyRef) {
        byte[] reference = familyRef.getBytes(StandardCharsets.UTF_8);
        int hash = familyRef.hashCode() * GOLDEN_RATIO;
        int place = place(hash);
        while (table[place] != 0) {
            int number = table[place] - 1;
            if (hashes[number] == hash && Arrays.equals(
                    references, start(number), ends[number], reference, 0, reference.length)) {
                return number;
            }
            place = next(place);
        }
        add(reference, hash);
        table[place] = count;
        if (2 * count > table.length) {
            spreadOut();
        }
        return count - 1;
    }

    private void add(byte[] reference, int hash) {
        int start = start(count);
        if (start + reference.length > references.length) {
            references = Arrays.copyOf(references, Math.max(2 * references.length, start + reference.length));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
            hashes = Arrays.copyOf(hashes, 2 * count);
        }
        System.arraycopy(reference, 0, references, start, reference.length);
        ends[count] = start + reference.length;
        hashes[count++] = hash;
    }

    private void spreadOut() {
        table = new int[2 * table.length];
        for (int number = 0; number < count; number++) {
            int place = place(hashes[number]);
            while (table[place] != 0) {
                place = next(place);
            }
            table[place] = number + 1;
        }
    }

    private int place(int hash) {
        return hash >>> Integer.numberOfLeadingZeros(table.length - 1);
    }

    private int next(int place) {
        return place + 1 & table.length - 1;
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }
}
