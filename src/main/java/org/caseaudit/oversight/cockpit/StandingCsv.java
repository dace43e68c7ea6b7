package org.caseaudit.oversight.cockpit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.caseaudit.oversight.cockpit.Standing.Contact;
import org.caseaudit.oversight.cockpit.Standing.Line;
import org.springframework.stereotype.Component;

/** Writes the panel's rows as a file for spreadsheets. */
@Component
class StandingCsv {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setHeader(
            "Round", "Agency", "Expected", "In", "Still with the agency", "Due this week", "Overdue",
            "Working days late", "Late since", "Next due", "Reminders sent", "Escalated to the chair",
            "Messages not delivered", "Whom to ring", "Deputy").get();

    private final AgencyReturnsPanel panel;

    StandingCsv(AgencyReturnsPanel panel) {
        this.panel = panel;
    }

    void write(StandingQuery query, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        // By this mark spreadsheets know that letters beyond ASCII are UTF-8.
        writer.write('\uFEFF');
        CSVPrinter printer = new CSVPrinter(writer, FORMAT);
        panel.all(query, line -> print(printer, line));
        printer.flush();
    }

    private static void print(CSVPrinter printer, Line line) {
        try {
            printer.printRecord(Stream.of(
                    line.round(), line.agency(), line.expected(), line.received(), line.waiting(), line.dueThisWeek(),
                    line.overdue(), line.daysLate(), line.lateSince(), line.nextDueOn(), line.reminders(),
                    line.escalated(), line.undelivered(), names(line.auditors()), names(line.deputies()))
                    .map(StandingCsv::cell));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String names(List<Contact> people) {
        return people.stream().map(Contact::name).collect(Collectors.joining(", "));
    }

    /** A spreadsheet must not take a name for a formula. */
    private static String cell(Object value) {
        String text = value == null ? "" : value.toString();
        return text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    }
}
