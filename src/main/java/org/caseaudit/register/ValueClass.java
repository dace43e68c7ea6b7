package org.caseaudit.register;

import java.util.regex.Pattern;

/** Says of what kind a value is without saying the value. */
final class ValueClass {

    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}");
    private static final Pattern NUMERIC_DATE = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{2}|\\d{4})");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+([.,]\\d+)?");

    private ValueClass() {
    }

    static String of(String value) {
        if (value.isBlank()) {
            return "empty";
        }
        var date = NUMERIC_DATE.matcher(value);
        if (date.matches()) {
            return date.group(3).length() == 2 ? "date with a year of two digits"
                    : isAmerican(date.group(1), date.group(2)) ? "date in American order" : "date in British order";
        }
        if (ISO.matcher(value).matches()) {
            return "date with the year first";
        }
        if (NUMBER.matcher(value).matches()) {
            return "number of %s".formatted(counted(value.length()));
        }
        String kind = beginsAsFormula(value) ? "text that begins with " + value.charAt(0) : "text";
        return "%s, %s".formatted(kind, counted(value.length()));
    }

    /** Whether a spreadsheet would take the text for something to work out. */
    static boolean beginsAsFormula(String value) {
        return switch (value.charAt(0)) {
            case '=', '+', '-', '@', '\t', '\r' -> true;
            default -> false;
        };
    }

    private static boolean isAmerican(String first, String second) {
        return Integer.parseInt(second) > 12 && Integer.parseInt(first) <= 12;
    }

    private static String counted(int characters) {
        return characters == 1 ? "1 character" : "%,d characters".formatted(characters);
    }
}
