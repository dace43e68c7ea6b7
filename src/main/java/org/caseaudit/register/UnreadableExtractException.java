package org.caseaudit.register;

/** From some line on a file cannot be read as CSV. */
class UnreadableExtractException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long line;

    /** @param line where the trouble begins, the header being 1 */
    UnreadableExtractException(long line, String reason) {
        super(reason);
        this.line = line;
    }

    long line() {
        return line;
    }
}
