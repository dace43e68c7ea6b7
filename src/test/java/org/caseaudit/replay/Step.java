package org.caseaudit.replay;

import java.time.LocalDate;

/**
 * One thing that a person of the replay does on a day.
 *
 * @param key   where in the file it is said, or would be
 * @param place case's place in the sample, 0 where it is about the whole round
 * @param index which one of several, counted from 0
 */
record Step(LocalDate on, Kind kind, String key, int place, String agency, int index) {

    /** In the order in which steps of one day are taken. */
    enum Kind {
        PLAN_ROUND("plan round"), SELECT_THEME("select theme"), AGREE_SCOPE("agree scope"),
        DECIDE_ON_SMALL_FRAME("decide on small frame"), EXCLUDE_CASE("leave a case out of the sample"),
        CONFIRM_SAMPLE("confirm sample"), ASK_FAMILY("seek agreement"),
        LEAVE_PLACE_EMPTY("accept smaller sample"), WITHDRAW("withdraw agreement"),
        HOLD_INTERVIEW("hold feedback interview"), RAISE_CONCERN("raise concern"),
        RESPOND_TO_CONCERN("respond to concern"), HOLD_SEPARATE_MEETING("hold separate meeting"),
        NAME_COVER("name a cover"), ADD_AGENCY("add an agency to a case"),
        HAND_OVER_PART("hand over a part of a return"), ASK_FOR_MORE_TIME("ask for more time"),
        DECIDE_ON_MORE_TIME("decide on more time"), COMPLETE_PART("complete part"),
        COMPLETE_RETURN("complete return"), CHECK_RETURN("check return"), CONVENE_PANEL("convene panel"),
        MODERATE_CASE("moderate case"), RECORD_FINDING("record finding"), AGREE_ACTION("agree action"),
        WRITE_UP("write up report"), CHECK_DISCLOSURE("check disclosure"), SIGN_OFF("sign off report"),
        COMPLETE_ACTION("complete action"), VERIFY_ACTION("verify action"), CHECK_EFFECT("check effect"),
        ASK_SERVER("look at an answer of the server");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    @Override
    public String toString() {
        return kind.words + (place == 0 ? "" : ", case " + place) + (agency == null ? "" : ", " + agency)
                + " (" + key + ")";
    }
}
