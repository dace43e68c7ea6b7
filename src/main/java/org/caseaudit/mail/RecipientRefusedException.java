package org.caseaudit.mail;

/** The mail server says that the recipient's address does not exist; trying again does not help. */
class RecipientRefusedException extends Exception {

    RecipientRefusedException(String serversWords, Throwable cause) {
        super(serversWords, cause);
    }
}
