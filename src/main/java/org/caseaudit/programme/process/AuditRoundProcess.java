package org.caseaudit.programme.process;

/** Names that the model {@code audit-round} shares with code. */
public final class AuditRoundProcess {

    public static final String KEY = "audit-round";

    private AuditRoundProcess() {
    }

    /** Elements that code and tests look for. */
    public static final class Elements {
        public static final String SELECT_THEME = "userTask_selectTheme";
        public static final String AGREE_SCOPE = "userTask_agreeScope";
        public static final String DECIDE_ON_SMALL_FRAME = "userTask_decideOnSmallFrame";
        public static final String CONFIRM_SAMPLE = "userTask_confirmSample";
        public static final String CONVENE_PANEL = "userTask_convenePanel";

        private Elements() {
        }
    }

    /** References and gateway answers; no personal data. */
    public static final class Variables {
        public static final String AUDIT_ROUND_ID = "auditRoundId";
        /** Close of business on the day of the panel. */
        public static final String PANEL_AT = "panelAt";
        /** Whether people throw the digits of the seed. */
        public static final String SEED_THROWN = "seedThrown";
        /** {@code widen}, {@code fewer} or {@code abandon}. */
        public static final String SMALL_FRAME_DECISION = "smallFrameDecision";
        public static final String SAMPLE_CONFIRMED = "sampleConfirmed";
        public static final String EXCLUDED_CASE_ID = "excludedCaseId";

        private Variables() {
        }
    }

    /** Errors with a drawn way on. */
    public static final class Errors {
        public static final String SAMPLE_TOO_SMALL = "sampleTooSmall";
        public static final String NO_RESERVE_LEFT = "noReserveLeft";

        private Errors() {
        }
    }
}
