package org.caseaudit.returns.process;

/** Names that the model {@code ask-for-more-time} shares with code. */
public final class AskForMoreTimeProcess {

    public static final String KEY = "ask-for-more-time";

    private AskForMoreTimeProcess() {
    }
}
