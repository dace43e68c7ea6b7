package org.caseaudit.chasing.process;

/** Names that the model {@code chase} shares with code. */
public final class ChaseProcess {

    public static final String KEY = "chase";
    public static final String POLICY = "chase-policy";

    private ChaseProcess() {
    }

    /** Elements that code and tests look for. */
    public static final class Elements {
        public static final String STEP_BY_STEP = "subProcess_chaseStepByStep";

        private Elements() {
        }
    }

    /** References and gateway answers; no personal data. */
    public static final class Variables {
        public static final String CHASE_KIND = "chaseKind";
        public static final String CHASED_ID = "chasedId";
        public static final String AUDIT_ROUND_ID = "auditRoundId";
        public static final String NEXT_STEP_AT = "nextStepAt";
        public static final String STEP_LEFT = "stepLeft";
        public static final String STILL_WAITING = "stillWaiting";
        public static final String ESCALATE = "escalate";

        private Variables() {
        }
    }

    /** What the decision table asks and answers. */
    public static final class Policy {

        public static final String CHASE_KIND = "chaseKind";
        public static final String WORKING_DAYS_AFTER_DUE = "workingDaysAfterDue";
        public static final String TIMES_CHASED = "timesChased";
        public static final String AUDIENCE = "audience";
        public static final String MESSAGE = "message";
        public static final String ESCALATE = "escalate";

        private Policy() {
        }
    }

    /** Messages the process waits for. */
    public static final class Messages {
        public static final String DEADLINE_MOVED = "deadlineMoved";

        private Messages() {
        }
    }
}
