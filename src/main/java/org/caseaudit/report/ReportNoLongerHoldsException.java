package org.caseaudit.report;

/** A report was signed off with a case whose family has withdrawn since. Checked, because a round has a way on. */
public class ReportNoLongerHoldsException extends Exception {

    private static final long serialVersionUID = 1L;

    ReportNoLongerHoldsException(String message) {
        super(message);
    }
}
