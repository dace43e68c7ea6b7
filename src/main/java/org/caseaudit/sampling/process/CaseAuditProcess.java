package org.caseaudit.sampling.process;

/** Names that the model {@code case-audit} shares with code. */
public final class CaseAuditProcess {

    public static final String KEY = "case-audit";

    private CaseAuditProcess() {
    }

    /** Elements that code and tests look for. */
    public static final class Elements {
        public static final String HOLD_FEEDBACK_INTERVIEW = "userTask_holdFeedbackInterview";
        public static final String CONTINGENCY_REACHED = "boundaryEvent_contingencyReached";

        private Elements() {
        }
    }

    /** References and gateway answers; no personal data. */
    public static final class Variables {
        public static final String AUDIT_CASE_ID = "auditCaseId";
        public static final String AUDIT_ROUND_ID = "auditRoundId";
        /** {@code AGREED}, {@code REFUSED}, {@code NOT_REACHED} or {@code UNSAFE_TO_ASK}. */
        public static final String AGREEMENT_OUTCOME = "agreementOutcome";
        public static final String TIMES_ASKED = "timesAsked";
        public static final String AGREEMENT_DUE_AT = "agreementDueAt";
        public static final String ASK_ON = "askOn";
        public static final String INTERVIEW_DUE_AT = "interviewDueAt";
        public static final String CONTINGENCY_AT = "contingencyAt";
        public static final String INTERVIEW_POSSIBLE = "interviewPossible";
        public static final String SPEAKS_TO_BOARD = "speaksToBoard";
        /** Whether sign-off found the family still to be heard. */
        public static final String INTERVIEW_GIVEN_UP = "interviewGivenUp";
        /** User id of whoever recorded that the family withdraws; comes with the message. */
        public static final String WITHDRAWN_BY = "withdrawnBy";

        private Variables() {
        }
    }

    /** Messages the process waits for or sends. */
    public static final class Messages {
        public static final String AGREEMENT_WITHDRAWN = "agreementWithdrawn";
        public static final String SIGN_OFF_REACHED = "signOffReached";
        /** Starts {@code thank-family}. */
        public static final String FAMILY_OWED_THANKS = "familyOwedThanks";

        private Messages() {
        }
    }
}
