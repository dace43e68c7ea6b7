package org.caseaudit.programme;

/** What the register says about a case that a sample can reflect; in the order in which people are shown them. */
public enum CaseAttribute {
    AGE_BAND("age_band", "age band"),
    GENDER("gender", "gender"),
    ETHNICITY("ethnicity", "ethnicity"),
    DISABILITY("disability", "disability"),
    LOCALITY("locality", "locality"),
    CIRCUMSTANCES("circumstances", "circumstances"),
    OUTCOME("outcome", "outcome"),
    NOMINATING_AGENCY("nominating_agency", "nominating agency");

    private final String column;
    private final String words;

    CaseAttribute(String column, String words) {
        this.column = column;
        this.words = words;
    }

    /** The column's name in the register, in its extracts and in frozen frames. */
    public String column() {
        return column;
    }

    /** As it reads within a sentence. */
    public String words() {
        return words;
    }
}
