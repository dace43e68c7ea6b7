package org.caseaudit.sampling;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Values as people would list them: 5-10 before 11-15, and what is not known at the end. */
final class NaturalOrder implements Comparator<String> {

    static final NaturalOrder OF_VALUES = new NaturalOrder();

    private static final Pattern NUMBER_OR_WORD = Pattern.compile("[0-9]+|[^0-9]+");

    private NaturalOrder() {
    }

    @Override
    public int compare(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isEmpty(), other.isEmpty());
        }
        List<String> parts = parts(one);
        List<String> others = parts(other);
        for (int i = 0; i < Math.min(parts.size(), others.size()); i++) {
            int order = compareParts(parts.get(i), others.get(i));
            if (order != 0) {
                return order;
            }
        }
        return parts.size() != others.size() ? parts.size() - others.size() : one.compareTo(other);
    }

    private static List<String> parts(String text) {
        return NUMBER_OR_WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    private static int compareParts(String part, String other) {
        return isNumber(part) && isNumber(other)
                ? new BigInteger(part).compareTo(new BigInteger(other)) : part.compareToIgnoreCase(other);
    }

    private static boolean isNumber(String part) {
        return part.charAt(0) >= '0' && part.charAt(0) <= '9';
    }
}
