package org.caseaudit.returns.process;

/** Names that the model {@code add-agency-to-case} shares with code. */
public final class AddAgencyToCaseProcess {

    public static final String KEY = "add-agency-to-case";
    /** Message that a case's audit waits for. */
    public static final String AGENCY_ADDED = "agencyAdded";

    private AddAgencyToCaseProcess() {
    }
}
