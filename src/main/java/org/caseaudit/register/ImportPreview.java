package org.caseaudit.register;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.register.RegisterRefusedException.Row;

/**
 * An extract as it would be read, before anything is imported.
 *
 * @param columns  the file's columns with what they are in the register
 * @param missing  what has to be chosen before the extract can be imported
 * @param headings the register's columns that the extract has
 * @param rows     the first rows; of identity only whether it is there
 * @param leftOut  the file's columns that would not be imported
 */
record ImportPreview(
        List<Choice> columns, List<Row> missing, List<String> headings, List<PreviewRow> rows, List<String> leftOut) {

    private static final int LINES = 8;

    /** @param key key of the register's column, {@link #LEAVE_OUT}, or empty where nothing has been chosen yet */
    record Choice(String header, String key) {
    }

    /** How a form says {@link ColumnMapping#IGNORED}, since it says nothing where nothing is chosen. */
    static final String LEAVE_OUT = "leave-out";

    /** @param fault what is wrong with the line as a whole, or null */
    record PreviewRow(long line, List<Cell> cells, String fault) {
    }

    /** @param fault why the value cannot be taken, or null */
    record Cell(String text, String fault) {
    }

    static ImportPreview of(HeldExtract extract) throws IOException {
        ColumnMapping mapping = extract.mapping();
        List<PreviewRow> rows = new ArrayList<>();
        for (ExtractReader.Line line : extract.beginning(LINES)) {
            rows.add(row(line, mapping));
        }
        return new ImportPreview(
                extract.header().stream().map(name -> new Choice(name, key(extract.chosen().get(name)))).toList(),
                mapping.faults().rows(), mapping.columns().stream().map(RegisterColumn::label).toList(), rows,
                mapping.ignored());
    }

    private static String key(String chosen) {
        return chosen == null ? "" : chosen.equals(ColumnMapping.IGNORED) ? LEAVE_OUT : chosen;
    }

    private static PreviewRow row(ExtractReader.Line line, ColumnMapping mapping) {
        Faults faults = new Faults();
        String[] values = new RowReader(mapping, faults).read(line);
        String whole = faults.rows().stream().filter(fault -> fault.column() == null).map(Row::reason).findFirst()
                .orElse(null);
        return new PreviewRow(line.number(), mapping.columns().stream().map(column -> {
            Optional<Row> fault = faults.rows().stream()
                    .filter(one -> mapping.headerOf(column).equals(one.column())).findFirst();
            return new Cell(fault.map(Row::value).orElseGet(() -> shown(column, values[column.ordinal()])),
                    fault.map(Row::reason).orElse(null));
        }).toList(), whole);
    }

    private static String shown(RegisterColumn column, String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        if (column.isIdentity()) {
            return "present";
        }
        return switch (column.kind()) {
            case DATE -> UkDate.format(LocalDate.parse(value));
            case OPEN_OR_CLOSED -> value.equals("true") ? "Open" : "Closed";
            case LIST -> String.join(", ", RegisterCaseEntity.split(value));
            case REFERENCE, TEXT, AGE -> value;
        };
    }
}
