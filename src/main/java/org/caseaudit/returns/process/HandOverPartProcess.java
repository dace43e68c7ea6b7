package org.caseaudit.returns.process;

/** Names that the model {@code hand-over-part} shares with code. */
public final class HandOverPartProcess {

    public static final String KEY = "hand-over-part";

    private HandOverPartProcess() {
    }

    /** References and gateway answers; no personal data. */
    public static final class Variables {
        public static final String PART_WISH = "partWish";

        private Variables() {
        }
    }
}
