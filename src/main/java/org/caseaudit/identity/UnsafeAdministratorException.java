package org.caseaudit.identity;

/** The installation names no administrator, or one with a password that is none. */
class UnsafeAdministratorException extends RuntimeException {

    UnsafeAdministratorException(String reason) {
        super(reason);
    }
}
