package org.caseaudit.mail;

/** The mail server cannot be reached or has gone in the middle; any other message would fare the same. */
class ServerAwayException extends Exception {

    ServerAwayException(Throwable cause) {
        super(cause);
    }
}
