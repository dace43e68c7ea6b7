package org.caseaudit.register;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.caseaudit.childidentity.ChildIdentity;
import org.caseaudit.register.RegisterRefusedException.Row;

/** Reads one line of a register extract and notes everything in it that cannot be taken. */
final class RegisterRow {

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\uFFFD\\u2028\\u2029]");
    private static final int LONGEST_TEXT = 200;
    private static final int OLDEST = 25;

    private final CSVRecord values;
    private final long line;
    private final List<Row> problems;

    RegisterRow(CSVRecord values, long line, List<Row> problems) {
        this.values = values;
        this.line = line;
        this.problems = problems;
    }

    RegisteredCase toCase() {
        return new RegisteredCase(
                caseRef(), reference("family_ref"), yesOrNo("open"), date("opened_on"), date("referral_on"),
                list("need_codes", 400), list("agencies", 1000), age(), text("age_band", 40), text("gender"),
                text("ethnicity"), text("disability"), text("locality"), text("circumstances"), text("outcome"),
                reference("nominating_agency"), date("last_audited_on"));
    }

    /** Who the child is, or null where the extract does not say. */
    ChildIdentity toIdentity() {
        ChildIdentity identity =
                new ChildIdentity(text("name"), date("date_of_birth"), text("record_numbers"));
        return identity.isEmpty() ? null : identity;
    }

    String caseRef() {
        String ref = reference("case_ref");
        if (value("case_ref") == null) {
            refuse("case_ref", "is missing");
        }
        return ref;
    }

    private String reference(String column) {
        String value = value(column);
        if (value != null && !REFERENCE.matcher(value).matches()) {
            refuse(column, "must be a reference of at most 40 letters, digits, dots, hyphens or underscores");
            return null;
        }
        return value;
    }

    private boolean yesOrNo(String column) {
        String value = value(column);
        switch (value == null ? "" : value.toLowerCase(Locale.ROOT)) {
            case "yes", "y", "true", "1":
                return true;
            case "no", "n", "false", "0":
                return false;
            default:
                refuse(column, "must be yes or no");
                return false;
        }
    }

    private LocalDate date(String column) {
        String value = value(column);
        if (value == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(value);
            if (date.getYear() >= 1900 && date.getYear() <= 2200) {
                return date;
            }
            refuse(column, "has a year that cannot be right");
        } catch (DateTimeParseException e) {
            refuse(column, "must be a date of the calendar such as 2026-03-31");
        }
        return null;
    }

    private Integer age() {
        String value = value("age");
        if (value == null) {
            return null;
        }
        if (value.matches("\\d{1,2}") && Integer.parseInt(value) <= OLDEST) {
            return Integer.valueOf(value);
        }
        refuse("age", "must be whole years from 0 to " + OLDEST);
        return null;
    }

    private List<String> list(String column, int limit) {
        String value = text(column, limit);
        return value == null ? List.of()
                : Arrays.stream(value.split(";")).map(String::strip).filter(part -> !part.isEmpty()).distinct().toList();
    }

    private String text(String column) {
        return text(column, LONGEST_TEXT);
    }

    private String text(String column, int limit) {
        String value = value(column);
        if (value == null) {
            return null;
        }
        String reason = null;
        if (value.length() > limit) {
            reason = "has " + value.length() + " characters; the limit is " + limit;
        } else if (CONTROL.matcher(value).find()) {
            reason = "holds characters that cannot be read as text";
        } else if ("=+@".indexOf(value.charAt(0)) >= 0) {
            reason = "begins as a spreadsheet formula does";
        }
        if (reason == null) {
            return value;
        }
        refuse(column, reason);
        return null;
    }

    private String value(String column) {
        String value = values.isSet(column) ? values.get(column).strip() : "";
        return value.isEmpty() ? null : value;
    }

    private void refuse(String column, String reason) {
        problems.add(new Row(line, column, reason));
    }
}
