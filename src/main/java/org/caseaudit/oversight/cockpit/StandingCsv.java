package org.caseaudit.oversight.cockpit;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseaudit.oversight.cockpit.Standing.Contact;
import org.caseaudit.oversight.cockpit.Standing.Line;
import org.caseaudit.web.CsvTable;
import org.springframework.stereotype.Component;

/** Writes the panel's rows as a file for spreadsheets. */
@Component
class StandingCsv {

    private static final List<String> HEADER = List.of(
            "Round", "Agency", "Expected", "In", "Still with the agency", "Due this week", "Overdue",
            "Working days late", "Late since", "Next due", "Reminders sent", "Escalated to the chair",
            "Messages not delivered", "Whom to ring", "Deputy");

    private final AgencyReturnsPanel panel;

    StandingCsv(AgencyReturnsPanel panel) {
        this.panel = panel;
    }

    void write(StandingQuery query, OutputStream out) throws IOException {
        CsvTable table = new CsvTable(out, HEADER);
        panel.all(query, line -> table.row(cells(line)));
        table.flush();
    }

    private static Stream<?> cells(Line line) {
        return Stream.of(
                line.round(), line.agency(), line.expected(), line.received(), line.waiting(), line.dueThisWeek(),
                line.overdue(), line.daysLate(), line.lateSince(), line.nextDueOn(), line.reminders(),
                line.escalated(), line.undelivered(), names(line.auditors()), names(line.deputies()));
    }

    private static String names(List<Contact> people) {
        return people.stream().map(Contact::name).collect(Collectors.joining(", "));
    }
}
