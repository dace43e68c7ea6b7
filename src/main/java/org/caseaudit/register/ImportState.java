package org.caseaudit.register;

/** What has become of an extract. */
enum ImportState {
    WAITING("Waiting for somebody to confirm"),
    RUNNING("Being imported"),
    DONE("Imported"),
    REFUSED("Refused, nothing was changed"),
    INTERRUPTED("Interrupted, nothing was changed"),
    FAILED("Failed, nothing was changed"),
    DISCARDED("Not imported");

    private final String words;

    ImportState(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
