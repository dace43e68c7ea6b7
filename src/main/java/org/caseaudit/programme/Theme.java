package org.caseaudit.programme;

/** What a round looks at. */
public enum Theme {
    DOMESTIC_ABUSE("Domestic abuse"),
    NEGLECT("Neglect"),
    EXPLOITATION("Exploitation"),
    CHILD_SEXUAL_ABUSE("Child sexual abuse"),
    MENTAL_HEALTH("Mental health"),
    OTHER("Another theme");

    private final String title;

    Theme(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
