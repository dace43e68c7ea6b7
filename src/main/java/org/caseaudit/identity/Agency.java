package org.caseaudit.identity;

/**
 * An organisation that audits its own records.
 *
 * @param code            short name in lower case; part of its groups' ids and of references
 * @param name            name as it stands in reports
 * @param leadAuditor     user id of the one person accountable for the agency's returns
 * @param deputy          user id of the stand-in, or null
 * @param fromOutsideArea whether it serves another area and was added because a child moved
 */
public record Agency(String code, String name, String leadAuditor, String deputy, boolean fromOutsideArea) {

    /** An agency of the partnership's own area. */
    public Agency(String code, String name, String leadAuditor, String deputy) {
        this(code, name, leadAuditor, deputy, false);
    }
}
