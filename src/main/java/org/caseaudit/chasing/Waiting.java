package org.caseaudit.chasing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.caseaudit.identity.Person;

/**
 * Somebody is waited for. References only: all of it goes into mail.
 *
 * @param reference the round, such as {@code 2026-Q4-1}
 * @param what      the work, such as {@code Return for CASE-0042}
 * @param whom      the agency or owner that is waited for
 * @param audiences who hears under each name of the decision table, such as {@code auditor} or {@code chair}
 * @param link      path of the page on which the work is done, starting with a slash
 */
public record Waiting(
        String reference, String what, String whom, LocalDate dueOn, Map<String, List<Person>> audiences,
        String link) {
}
