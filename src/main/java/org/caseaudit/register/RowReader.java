package org.caseaudit.register;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the lines of one extract into the values that the register keeps, each as the text that a database reads it
 * from, and notes everything that cannot be taken.
 */
final class RowReader {

    /** Place of the number of agencies, which the register counts by itself. */
    static final int AGENCY_COUNT = RegisterColumn.all().size();
    /** More than any partnership has; the references of a file are held in memory. */
    static final int MOST_CASES = 2_000_000;

    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*[\\r\\n]+\\s*");
    private static final Pattern LIST_SEPARATORS = Pattern.compile("[;|\\r\\n]");
    private static final Pattern MIDNIGHT = Pattern.compile("[T ]00:00(:00(\\.0+)?)?$");
    private static final Pattern BRITISH_DATE = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
    private static final int OLDEST = 25;
    private static final int LISTS_REMEMBERED = 10_000;

    private final ColumnMapping mapping;
    private final int[] places;
    private final Faults faults;
    private final Map<String, Integer> lineOfReference = new HashMap<>();
    /** The same few lists come again and again. */
    private final Map<String, String> listsRead = new HashMap<>();
    private long line;

    RowReader(ColumnMapping mapping, Faults faults) {
        this.mapping = mapping;
        this.places = mapping.places();
        this.faults = faults;
    }

    /** The values by the ordinal of their column, null where unknown or refused. */
    String[] read(ExtractReader.Line given) {
        String[] row = new String[AGENCY_COUNT + 1];
        line = given.number();
        if (given.values().size() != mapping.size()) {
            faults.add(line, null, "%d values".formatted(given.values().size()),
                    "must have as many values as the header has columns: %d".formatted(mapping.size()));
            return row;
        }
        for (RegisterColumn column : RegisterColumn.all()) {
            int place = places[column.ordinal()];
            row[column.ordinal()] = place < 0 ? unknown(column) : read(column, given.values().get(place).strip());
        }
        row[AGENCY_COUNT] = count(row[RegisterColumn.AGENCIES.ordinal()]);
        if (row[0] != null) {
            noteReference(row[0]);
        }
        return row;
    }

    private void noteReference(String reference) {
        Integer earlier = lineOfReference.putIfAbsent(reference, (int) line);
        if (earlier != null) {
            refuse(RegisterColumn.CASE_REF, reference, "stands in line %,d already".formatted(earlier));
        } else if (lineOfReference.size() == MOST_CASES + 1) {
            faults.add(line, null, null, "is more than the %,d cases that one extract may have".formatted(MOST_CASES));
        }
    }

    private String read(RegisterColumn column, String value) {
        if (value.isEmpty()) {
            if (column.isNeeded()) {
                refuse(column, value, "is missing");
            }
            return unknown(column);
        }
        return switch (column.kind()) {
            case REFERENCE -> reference(column, value);
            case TEXT -> text(column, value);
            case LIST -> list(column, value);
            case DATE -> date(column, value);
            case AGE -> age(column, value);
            case OPEN_OR_CLOSED -> openOrClosed(column, value);
        };
    }

    /** Lists have no null in the register. */
    private static String unknown(RegisterColumn column) {
        return column.kind() == RegisterColumn.Kind.LIST ? "" : null;
    }

    private String reference(RegisterColumn column, String value) {
        return value.length() <= column.longest() && isReference(value) ? value : refuse(column, value,
                "must be a reference of at most %d letters, digits, dots, hyphens or underscores, the first a letter "
                        .formatted(column.longest()) + "or a digit");
    }

    private static boolean isReference(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!plain && (i == 0 || c != '.' && c != '-' && c != '_')) {
                return false;
            }
        }
        return true;
    }

    private String text(RegisterColumn column, String value) {
        String text = value.indexOf('\n') < 0 && value.indexOf('\r') < 0 ? value
                : LINE_BREAKS.matcher(value).replaceAll(" ");
        return isTaken(column, value, text) ? text : null;
    }

    private String list(RegisterColumn column, String value) {
        String known = listsRead.get(value);
        if (known != null && known.length() <= column.longest()) {
            return known;
        }
        Set<String> parts = new LinkedHashSet<>();
        for (String part : LIST_SEPARATORS.split(value)) {
            String stripped = part.strip();
            if (!stripped.isEmpty()) {
                if (!isTaken(column, value, stripped)) {
                    return null;
                }
                parts.add(stripped);
            }
        }
        String joined = RegisterCaseEntity.join(parts);
        if (joined.length() > column.longest()) {
            return refuse(column, value, tooLong(column));
        }
        if (listsRead.size() < LISTS_REMEMBERED) {
            listsRead.put(value, joined);
        }
        return joined;
    }

    private boolean isTaken(RegisterColumn column, String value, String text) {
        String reason = text.length() > column.longest() ? tooLong(column)
                : !isReadable(text) ? "holds characters that cannot be read; is the encoding right?"
                : ValueClass.beginsAsFormula(text) ? "begins as a spreadsheet formula does; leave it empty if unknown"
                : null;
        if (reason != null) {
            refuse(column, value, reason);
        }
        return reason == null;
    }

    private static boolean isReadable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F && (c < 0xA0 || c == '\u2028' || c == '\u2029' || c == '\uFFFD')) {
                return false;
            }
        }
        return true;
    }

    private static String tooLong(RegisterColumn column) {
        return "is longer than the limit of %,d characters".formatted(column.longest());
    }

    private String date(RegisterColumn column, String value) {
        String day = value.length() > 10 ? MIDNIGHT.matcher(value).replaceFirst("") : value;
        if (day.length() == 10 && day.charAt(4) == '-' && day.charAt(7) == '-') {
            return date(column, value, number(day, 0, 4), number(day, 5, 7), number(day, 8, 10));
        }
        Matcher british = BRITISH_DATE.matcher(day);
        if (british.matches()) {
            return date(column, value, Integer.parseInt(british.group(3)), Integer.parseInt(british.group(2)),
                    Integer.parseInt(british.group(1)));
        }
        return refuse(column, value, "must be a date such as 2026-03-31 or 31/03/2026");
    }

    /** What the digits say, or -1 where one is none. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private String date(RegisterColumn column, String value, int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1 || day > lengthOfMonth(year, month)) {
            return refuse(column, value, "is no day of the calendar; day and month come in British order");
        }
        if (year < 1900 || year > 2200) {
            return refuse(column, value, "has a year that cannot be right");
        }
        return value.length() == 10 && value.charAt(4) == '-' ? value : LocalDate.of(year, month, day).toString();
    }

    private static int lengthOfMonth(int year, int month) {
        return Month.of(month).length(Year.isLeap(year));
    }

    private String age(RegisterColumn column, String value) {
        if (value.length() <= 2 && value.chars().allMatch(c -> c >= '0' && c <= '9')
                && Integer.parseInt(value) <= OLDEST) {
            return Integer.toString(Integer.parseInt(value));
        }
        return refuse(column, value, "must be whole years from 0 to %d".formatted(OLDEST));
    }

    private String openOrClosed(RegisterColumn column, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "open", "yes", "y", "true", "1" -> "true";
            case "closed", "no", "n", "false", "0" -> "false";
            default -> refuse(column, value, "must be open or closed, or yes or no");
        };
    }

    private String refuse(RegisterColumn column, String value, String reason) {
        faults.add(line, mapping.headerOf(column), ValueClass.of(value), reason);
        return null;
    }

    private static String count(String joined) {
        int separators = 0;
        for (int i = 0; joined != null && i < joined.length(); i++) {
            if (joined.charAt(i) == ';') {
                separators++;
            }
        }
        return Integer.toString(Math.max(0, separators - 1));
    }
}
