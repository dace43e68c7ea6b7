package org.caseaudit.returns.process;

/** Names that the model {@code agency-return} shares with code. */
public final class AgencyReturnProcess {

    public static final String KEY = "agency-return";
    /** Its return, as {@code chase} calls it. */
    public static final String CHASE_KIND = "return";

    private AgencyReturnProcess() {
    }

    /** Elements that code and tests look for. */
    public static final class Elements {
        public static final String COMPLETE_RETURN = "userTask_completeReturn";
        public static final String LIAISE_WITH_AGENCY = "userTask_liaiseWithAgency";
        public static final String CHECK_RETURN = "userTask_checkReturn";
        public static final String DECIDE_ON_MORE_TIME = "userTask_decideOnMoreTime";

        private Elements() {
        }
    }

    /** References and gateway answers; no personal data. */
    public static final class Variables {
        public static final String AUDIT_CASE_ID = "auditCaseId";
        public static final String AUDIT_ROUND_ID = "auditRoundId";
        public static final String AGENCY_RETURN_ID = "agencyReturnId";
        public static final String AGENCY_CODE = "agencyCode";
        public static final String AGENCY_NAME = "agencyName";
        public static final String TOOL_FORM_ID = "toolFormId";
        public static final String TOOL_FORM_VERSION = "toolFormVersion";
        public static final String RETURN_DUE_AT = "returnDueAt";
        public static final String RETURN_IN = "returnIn";
        public static final String LIAISON_DECISION = "liaisonDecision";
        public static final String RETURN_ACCEPTED = "returnAccepted";
        public static final String MORE_TIME_GRANTED = "moreTimeGranted";

        private Variables() {
        }
    }

    /** Messages that a return waits for while it is with its agency. */
    public static final class Messages {
        public static final String MORE_TIME_ASKED_FOR = "moreTimeAskedFor";
        public static final String PART_HANDED_OVER = "partHandedOver";

        private Messages() {
        }
    }
}
