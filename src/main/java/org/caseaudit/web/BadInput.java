package org.caseaudit.web;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What somebody sent cannot be taken, and nothing was changed. Ends in status 400 with each field and its reason, as a
 * page for browsers and as problem details for everyone else. Reasons are shown to people: no personal data in them.
 */
public class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /**
     * @param field name of the field as the sender knows it
     * @param reason what is wrong and what would be right, e.g. "must be a date after today"
     */
    public record Fault(String field, String reason) {
    }

    public BadInput(String field, String reason) {
        this(List.of(new Fault(field, reason)));
    }

    /** @param faults at least one */
    public BadInput(List<Fault> faults) {
        super(faults.stream().map(fault -> fault.field() + " " + fault.reason()).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
