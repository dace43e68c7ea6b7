package org.caseaudit.register;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an extract can tell of a case; the order is that of the staging table. */
enum RegisterColumn {
    CASE_REF("Case reference", Kind.REFERENCE, 40),
    FAMILY_REF("Family reference", Kind.REFERENCE, 40),
    OPEN("Open or closed", Kind.OPEN_OR_CLOSED, 0),
    OPENED_ON("Opened on", Kind.DATE, 0),
    REFERRAL_ON("Referral date", Kind.DATE, 0),
    NEED_CODES("Need codes at the point of referral", Kind.LIST, 400),
    AGENCIES("Agencies involved", Kind.LIST, 1000),
    AGE("Age", Kind.AGE, 0),
    AGE_BAND("Age band", Kind.TEXT, 40),
    GENDER("Gender", Kind.TEXT, 200),
    ETHNICITY("Ethnicity", Kind.TEXT, 200),
    DISABILITY("Disability", Kind.TEXT, 200),
    LOCALITY("Locality", Kind.TEXT, 200),
    CIRCUMSTANCES("Circumstances", Kind.TEXT, 200),
    OUTCOME("Outcome", Kind.TEXT, 200),
    NOMINATING_AGENCY("Nominating agency", Kind.TEXT, 40),
    LAST_AUDITED_ON("Last audited on", Kind.DATE, 0),
    NAME("Name of the child", Kind.TEXT, 200),
    DATE_OF_BIRTH("Date of birth", Kind.DATE, 0),
    RECORD_NUMBERS("Record numbers", Kind.TEXT, 200);

    enum Kind {
        REFERENCE, TEXT, LIST, DATE, AGE, OPEN_OR_CLOSED
    }

    private static final List<RegisterColumn> ALL = List.of(values());

    private final String label;
    private final Kind kind;
    private final int longest;

    RegisterColumn(String label, Kind kind, int longest) {
        this.label = label;
        this.kind = kind;
        this.longest = longest;
    }

    /** The name under which programs send the column. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What people call it. */
    String label() {
        return label;
    }

    Kind kind() {
        return kind;
    }

    /** The most characters it may have; 0 where the kind says enough. */
    int longest() {
        return longest;
    }

    /** Without it a row says nothing. */
    boolean isNeeded() {
        return this == CASE_REF || this == OPEN;
    }

    /** Says who the child is, and so goes to the identity store alone. */
    boolean isIdentity() {
        return compareTo(NAME) >= 0;
    }

    /** Where the register keeps it: the tables' columns are named after it, but for a word that SQL has taken. */
    String databaseColumn() {
        return this == OPEN ? "open_now" : key();
    }

    static List<RegisterColumn> all() {
        return ALL;
    }

    /** The column that a program or a form names. */
    static Optional<RegisterColumn> ofKey(String key) {
        return ALL.stream().filter(column -> column.key().equals(key)).findAny();
    }

    /** The column that a header names by itself, however it is spelt: {@code Case_Ref}, {@code case reference}. */
    static Optional<RegisterColumn> ofHeader(String header) {
        String plain = plain(header);
        return ALL.stream().filter(column -> plain.equals(plain(column.name())) || plain.equals(plain(column.label)))
                .findAny();
    }

    private static String plain(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    static List<RegisterColumn> needed() {
        return Arrays.stream(values()).filter(RegisterColumn::isNeeded).toList();
    }
}
