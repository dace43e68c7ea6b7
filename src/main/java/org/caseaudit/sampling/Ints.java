package org.caseaudit.sampling;

import java.util.ArrayList;
import java.util.List;

/** A list of numbers that grows by pages, for the reasons that {@link Texts} does. */
final class Ints {

    private static final int PAGE_BITS = 14;
    private static final int PAGE = 1 << PAGE_BITS;

    private final List<int[]> pages = new ArrayList<>();
    private int size;

    void add(int number) {
        int slot = size & PAGE - 1;
        if (slot == 0) {
            pages.add(new int[PAGE]);
        }
        pages.get(size++ >> PAGE_BITS)[slot] = number;
    }

    int get(int index) {
        return pages.get(index >> PAGE_BITS)[index & PAGE - 1];
    }
}
