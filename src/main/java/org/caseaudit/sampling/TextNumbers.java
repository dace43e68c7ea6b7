package org.caseaudit.sampling;

import org.caseaudit.register.Utf8;

/** Numbers texts from 0 in the order in which they turn up. */
final class TextNumbers {

    /** Spreads texts that differ only in their last digits over the whole table. */
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private final Texts texts = new Texts();
    private final Ints hashes = new Ints();
    /** A text's number plus 1 at the first free place from where its hash points to; at most half of them taken. */
    private int[] table = new int[1 << 10];

    /** The same number for the same text. */
    int of(Utf8 text) {
        int hash = text.hashCode() * GOLDEN_RATIO;
        int place = place(hash);
        while (table[place] != 0) {
            int number = table[place] - 1;
            if (hashes.get(number) == hash && texts.is(number, text)) {
                return number;
            }
            place = next(place);
        }
        int number = texts.size();
        hashes.add(hash);
        texts.add(text);
        table[place] = number + 1;
        if (2 * texts.size() > table.length) {
            spreadOut();
        }
        return number;
    }

    /** The texts by their numbers. */
    Texts texts() {
        return texts;
    }

    private void spreadOut() {
        table = new int[4 * table.length];
        for (int number = 0; number < texts.size(); number++) {
            int place = place(hashes.get(number));
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
}
