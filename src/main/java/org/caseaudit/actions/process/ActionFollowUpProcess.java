package org.caseaudit.actions.process;

/** Names that the model {@code action-follow-up} shares with code. */
public final class ActionFollowUpProcess {

    public static final String KEY = "action-follow-up";

    /** Kind of work in the decision table {@code chase-policy}. */
    public static final String CHASE_KIND = "action";

    private ActionFollowUpProcess() {
    }

    /** Elements that code and tests look for. */
    public static final class Elements {
        public static final String AGREE_ACTION = "userTask_agreeAction";
        public static final String COMPLETE_ACTION = "userTask_completeAction";
        public static final String LIAISE_WITH_OWNER = "userTask_liaiseWithOwner";
        public static final String VERIFY_ACTION = "userTask_verifyAction";
        public static final String EFFECT_REVIEW = "timerEvent_effectReview";
        public static final String CHECK_EFFECT = "userTask_checkEffect";

        private Elements() {
        }
    }

    /** References, dates and gateway answers; no personal data. */
    public static final class Variables {
        public static final String AUDIT_ROUND_ID = "auditRoundId";
        public static final String AUDIT_ACTION_ID = "auditActionId";
        public static final String ANOTHER_ACTION = "anotherAction";
        public static final String ACTION_DUE_AT = "actionDueAt";
        public static final String LIAISON_DECISION = "liaisonDecision";
        public static final String ACTION_VERIFIED = "actionVerified";
        public static final String EFFECT_REVIEW_AT = "effectReviewAt";
        public static final String ACTION_WORKED = "actionWorked";

        private Variables() {
        }
    }
}
