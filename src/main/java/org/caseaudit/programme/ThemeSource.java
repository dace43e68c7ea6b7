package org.caseaudit.programme;

/** Where a theme came from. */
public enum ThemeSource {
    SERIOUS_CASE_REVIEW("learning from a serious case review"),
    JOINT_INSPECTION("the theme of a joint targeted area inspection"),
    NATIONAL_ISSUE("a national issue"),
    SERVICE_PLAN("a priority of the service plan"),
    PARTNER_REQUEST("a partner's request"),
    REPEAT_FINDING("a finding that came back");

    private final String words;

    ThemeSource(String words) {
        this.words = words;
    }

    /** As it reads within a sentence. */
    public String words() {
        return words;
    }
}
