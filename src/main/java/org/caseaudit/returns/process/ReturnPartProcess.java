package org.caseaudit.returns.process;

/** Names that the model {@code return-part} shares with code. */
public final class ReturnPartProcess {

    public static final String KEY = "return-part";
    public static final String CHASE_KIND = "part";

    private ReturnPartProcess() {
    }

    /** Elements that code and tests look for. */
    public static final class Elements {
        public static final String COMPLETE_PART = "userTask_completePart";

        private Elements() {
        }
    }

    /** References and gateway answers; no personal data. */
    public static final class Variables {
        public static final String RETURN_PART_ID = "returnPartId";
        public static final String CONTRIBUTOR = "contributor";
        public static final String PART_DUE_AT = "partDueAt";

        private Variables() {
        }
    }

    /** Messages that a part waits for while it is with its contributor. */
    public static final class Messages {
        public static final String PART_DATE_MOVED = "partDateMoved";
        public static final String PART_TAKEN_BACK = "partTakenBack";

        private Messages() {
        }
    }
}
