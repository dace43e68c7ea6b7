package org.caseaudit.draft;

/** The person has gone on in another window since this one opened the form; to keep this would undo that. */
public class StaleDraftException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StaleDraftException() {
        super("the draft was changed from another window");
    }
}
