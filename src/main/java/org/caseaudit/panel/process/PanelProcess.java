package org.caseaudit.panel.process;

/** Names that the panel's part of the model {@code audit-round} shares with code. */
public final class PanelProcess {

    public static final String KEY = "audit-round";

    private PanelProcess() {
    }

    /** Elements that code and tests look for. */
    public static final class Elements {
        public static final String CONVENE_PANEL = "userTask_convenePanel";
        public static final String MODERATE_CASE = "userTask_moderateCase";
        public static final String RECORD_FINDING = "userTask_recordFinding";

        private Elements() {
        }
    }

    /** References, dates and gateway answers; no personal data. */
    public static final class Variables {
        public static final String AUDIT_ROUND_ID = "auditRoundId";
        public static final String AUDIT_CASE_ID = "auditCaseId";
        public static final String PANEL_AT = "panelAt";
        public static final String REFERENCE = "reference";
        public static final String ANOTHER_FINDING = "anotherFinding";

        private Variables() {
        }
    }
}
