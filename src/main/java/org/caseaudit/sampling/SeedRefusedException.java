package org.caseaudit.sampling;

/** Digits cannot be the seed; the message completes a sentence about them. Nothing was changed. */
public class SeedRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SeedRefusedException(String message) {
        super(message);
    }
}
