package org.caseaudit.sampling;

/** The case is not in a state in which this can happen; nothing was changed. */
public class CaseStatusException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CaseStatusException(String caseRef, CaseStatus status, String wanted) {
        super("%s cannot become “%s”: %s".formatted(caseRef, wanted, status.words()));
    }
}
