package org.caseaudit.programme;

/** The round is not at a stage at which this can happen; nothing was changed. */
public class RoundStageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RoundStageException(String reference, Stage stage, String wanted) {
        super("Round %s is %s: %s".formatted(
                reference, stage.name().toLowerCase().replace('_', ' '), wanted));
    }
}
