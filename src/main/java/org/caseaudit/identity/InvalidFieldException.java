package org.caseaudit.identity;

/** Something a person entered cannot be accepted; names the field and says why. */
public class InvalidFieldException extends RuntimeException {

    private final String field;

    InvalidFieldException(String field, String reason) {
        super(reason);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
