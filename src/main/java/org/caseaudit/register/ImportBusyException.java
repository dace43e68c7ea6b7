package org.caseaudit.register;

/** Another extract is being imported; one at a time. */
class ImportBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportBusyException() {
        super("Another extract is being imported. Nothing was changed; try again when it is done.");
    }
}
