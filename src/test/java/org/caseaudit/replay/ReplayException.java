package org.caseaudit.replay;

/** A replay that cannot be read or did not go as its file says; the message names what to mend or where it stood. */
final class ReplayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReplayException(String message) {
        super(message);
    }

    ReplayException(String message, Throwable cause) {
        super(message, cause);
    }
}
