package org.caseaudit.mail;

/** The recipient's account has no mail address, or one that no mail can be sent to. Trying again does not help. */
public class NoAddressException extends RuntimeException {

    private final String userId;

    NoAddressException(String userId, String reason) {
        super("User %s cannot be sent mail: %s".formatted(userId, reason));
        this.userId = userId;
    }

    /** The account that needs an address. */
    public String userId() {
        return userId;
    }
}
