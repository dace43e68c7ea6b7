package org.caseaudit.concern.process;

/** Names that the model {@code safeguarding-concern} shares with code. */
public final class SafeguardingConcernProcess {

    public static final String KEY = "safeguarding-concern";

    private SafeguardingConcernProcess() {
    }

    /** Elements that code and tests look for. */
    public static final class Elements {
        public static final String RESPOND_TO_CONCERN = "userTask_respondToConcern";
        public static final String REACH_SAFEGUARDING_LEAD = "userTask_reachSafeguardingLead";
        public static final String REACH_LEAD_ABOUT_MEETING = "userTask_reachLeadAboutMeeting";
        public static final String HOLD_SEPARATE_MEETING = "userTask_holdSeparateMeeting";

        private Elements() {
        }
    }

    /** References and gateway answers; nothing of what a concern says. */
    public static final class Variables {
        public static final String CONCERN_ID = "concernId";
        public static final String AUDIT_ROUND_ID = "auditRoundId";
        public static final String CONCERN_DUE_AT = "concernDueAt";
        public static final String MEETING_NEEDED = "meetingNeeded";

        private Variables() {
        }
    }
}
