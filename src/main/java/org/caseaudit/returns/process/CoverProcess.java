package org.caseaudit.returns.process;

/** Names that the model {@code cover} shares with code. */
public final class CoverProcess {

    public static final String KEY = "cover";

    private CoverProcess() {
    }

    /** Elements that tests look for. */
    public static final class Elements {
        public static final String FIRST_DAY = "timerEvent_firstDay";
        public static final String LAST_DAY_OVER = "timerEvent_lastDayOver";

        private Elements() {
        }
    }

    /** References and gateway answers; no personal data. */
    public static final class Variables {
        public static final String COVER_ID = "coverId";
        public static final String CALLED_OFF_COVER_ID = "calledOffCoverId";
        public static final String COVER_CALLED_OFF = "coverCalledOff";
        public static final String COVER_FROM = "coverFrom";
        public static final String COVER_OVER = "coverOver";

        private Variables() {
        }
    }

    /** Messages that a cover waits for. */
    public static final class Messages {
        public static final String COVER_CALLED_OFF = "coverCalledOff";

        private Messages() {
        }
    }
}
