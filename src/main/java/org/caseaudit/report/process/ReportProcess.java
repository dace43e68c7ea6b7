package org.caseaudit.report.process;

/** Names that the report's part of the model {@code audit-round} shares with code. */
public final class ReportProcess {

    public static final String KEY = "audit-round";

    private ReportProcess() {
    }

    /** Elements that code and tests look for. */
    public static final class Elements {
        public static final String CHECK_DISCLOSURE = "userTask_checkDisclosure";

        private Elements() {
        }
    }

    /** References and gateway answers; no personal data. */
    public static final class Variables {
        public static final String AUDIT_ROUND_ID = "auditRoundId";
        public static final String SAFE_TO_PUBLISH = "safeToPublish";
        public static final String SIGNED_OFF = "signedOff";
        /** Whether this is not the first sign-off: then the work on the cases has ended already. */
        public static final String SIGNED_OFF_BEFORE = "signedOffBefore";

        private Variables() {
        }
    }

    /** Errors with a drawn way on. */
    public static final class Errors {
        public static final String REPORT_NO_LONGER_HOLDS = "reportNoLongerHolds";

        private Errors() {
        }
    }

    /** Messages the process sends. */
    public static final class Messages {
        public static final String SIGN_OFF_REACHED = "signOffReached";

        private Messages() {
        }
    }
}
