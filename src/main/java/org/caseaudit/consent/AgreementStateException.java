package org.caseaudit.consent;

/** The agreement is not in a state in which this can happen; nothing was changed. */
public class AgreementStateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AgreementStateException(String message) {
        super(message);
    }
}
