package org.caseaudit.oversight.cockpit;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caseaudit.web.BadInput;

/**
 * What the panel is asked to show.
 *
 * @param round  reference of one round, or null for all
 * @param agency code of one agency, or null for all
 * @param page   counts from 1
 */
record StandingQuery(String round, String agency, Only only, Sort sort, boolean descending, int page) {

    /** Beyond, a filter finds faster what somebody looks for. */
    static final int LAST_PAGE = 1_000;

    private static final Pattern ROUND = Pattern.compile("[0-9A-Za-z-]{1,20}");
    private static final Pattern AGENCY = Pattern.compile("[a-z0-9-]{1,40}");

    /** Which rows. */
    enum Only {
        ALL, WAITING, OVERDUE, DUE_THIS_WEEK, ESCALATED, UNDELIVERED, COMPLETE
    }

    /** In which order; the first of each column's is what people look for first. */
    enum Sort {
        DELAY("s.earliest_due_on %s nulls last"),
        ROUND("s.audit_round_id %s"),
        AGENCY("s.agency_name %s"),
        EXPECTED("s.expected %s"),
        IN("s.received %s"),
        WAITING("s.waiting %s"),
        ESCALATED("s.escalated %s");

        private final String column;

        Sort(String column) {
            this.column = column;
        }

        /** The delay's own order is an index of its own. */
        String orderBy(boolean descending) {
            String ordered = column.formatted(descending ? "desc" : "asc");
            return ordered + ", s.audit_round_id desc, s.agency_name";
        }
    }

    /** @throws BadInput naming the parameter that cannot be */
    static StandingQuery parse(String round, String agency, String only, String sort, String order, String page) {
        return new StandingQuery(matching(ROUND, "round", round), matching(AGENCY, "agency", agency),
                choice(Only.class, "only", only, Only.WAITING), choice(Sort.class, "sort", sort, Sort.DELAY),
                choice(Order.class, "order", order, Order.ASC) == Order.DESC, number(page));
    }

    private enum Order {
        ASC, DESC
    }

    private static String matching(Pattern pattern, String name, String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (!pattern.matcher(value).matches()) {
            throw new BadInput(name, "is none");
        }
        return value;
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String name, String value, E otherwise) {
        if (value == null || value.isEmpty()) {
            return otherwise;
        }
        return Arrays.stream(type.getEnumConstants()).filter(e -> inUrl(e).equals(value)).findFirst()
                .orElseThrow(() -> new BadInput(name, "is one of " + Arrays.stream(type.getEnumConstants())
                        .map(StandingQuery::inUrl).collect(Collectors.joining(", "))));
    }

    private static String inUrl(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int number(String page) {
        if (page == null || page.isEmpty()) {
            return 1;
        }
        int number = page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 0;
        if (number < 1 || number > LAST_PAGE) {
            throw new BadInput("page", "is a number from 1 to " + LAST_PAGE);
        }
        return number;
    }
}
