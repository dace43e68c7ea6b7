package org.caseaudit.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caseaudit.register.RegisterRefusedException.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each value is read as people in England write it, or refused without being repeated. */
class RowReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {
        "CASE_REF|CASE-0042|CASE-0042", "FAMILY_REF|''|none",
        "OPEN|Open|true", "OPEN|closed|false", "OPEN|Y|true", "OPEN|0|false",
        "OPENED_ON|2026-03-31|2026-03-31", "OPENED_ON|31/03/2026|2026-03-31", "OPENED_ON|1.4.2026|2026-04-01",
        "OPENED_ON|04/05/2026|2026-05-04", "OPENED_ON|31/03/2026 00:00:00|2026-03-31",
        "OPENED_ON|2026-03-31T00:00:00.000|2026-03-31",
        "NEED_CODES|DA; NEG ;DA|;DA;NEG;", "NEED_CODES|'DA\nNEG'|;DA;NEG;",
        "AGE|07|7", "LOCALITY|'North,\n  Upper'|North, Upper", "ETHNICITY|Traveller of Irish heritage|Traveller of Irish heritage",
        "NOMINATING_AGENCY|Children’s social care|Children’s social care", "NAME|Zoë Ní Bhriain|Zoë Ní Bhriain"})
    void readsValues(RegisterColumn column, String given, String read) {
        Faults faults = new Faults();
        String[] row = reader(column, faults).read(line(column, given));
        assertThat(faults.rows()).isEmpty();
        assertThat(row[column.ordinal()]).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "CASE_REF|CASE 42|text, 7 characters|must be a reference", "CASE_REF|''|empty|is missing",
        "CASE_REF|=CASE|text that begins with =, 5 characters|must be a reference",
        "OPEN|perhaps|text, 7 characters|must be open or closed",
        "OPENED_ON|03/31/2026|date in American order|is no day of the calendar",
        "OPENED_ON|31/02/2026|date in British order|is no day of the calendar",
        "OPENED_ON|31/03/26|date with a year of two digits|must be a date such as",
        "OPENED_ON|2026-02-30|date with the year first|is no day of the calendar",
        "OPENED_ON|0026-02-03|date with the year first|has a year that cannot be right",
        "OPENED_ON|45678|number of 5 characters|must be a date such as",
        "AGE|26|number of 2 characters|must be whole years", "AGE|٣|text, 1 character|must be whole years",
        "LOCALITY|@SUM(A1)|text that begins with @, 8 characters|begins as a spreadsheet formula does",
        "LOCALITY|-|text that begins with -, 1 character|begins as a spreadsheet formula does",
        "NEED_CODES|DA;+1|text, 5 characters|begins as a spreadsheet formula does",
        "NAME|=HYPERLINK()|text that begins with =, 12 characters|begins as a spreadsheet formula does",
        "LOCALITY|S\uFFFDd|text, 3 characters|holds characters that cannot be read",
        "LOCALITY|a\u0000b|text, 3 characters|holds characters that cannot be read"})
    void refusesValuesWithoutRepeatingThem(RegisterColumn column, String given, String kind, String reason) {
        Faults faults = new Faults();
        reader(column, faults).read(line(column, given));
        assertThat(faults.rows()).hasSize(1);
        Row fault = faults.rows().get(0);
        assertThat(fault.line()).isEqualTo(7);
        assertThat(fault.column()).isEqualTo(column.name());
        assertThat(fault.value()).isEqualTo(kind);
        assertThat(fault.reason()).startsWith(reason);
    }

    @Test
    void refusesTooLongTextsTwiceTheSameReferenceAndMissingValues() {
        Faults faults = new Faults();
        RowReader reader = reader(RegisterColumn.AGE_BAND, faults);
        reader.read(new ExtractReader.Line(2, List.of("C-1", "yes", "x".repeat(41))));
        reader.read(new ExtractReader.Line(3, List.of("C-1", "yes", "")));
        reader.read(new ExtractReader.Line(4, List.of("C-2", "yes")));
        assertThat(faults.rows()).containsExactly(
                new Row(2, "AGE_BAND", "text, 41 characters", "is longer than the limit of 40 characters"),
                new Row(3, "CASE_REF", "text, 3 characters", "stands in line 2 already"),
                new Row(4, null, "2 values", "must have as many values as the header has columns: 3"));
    }

    @Test
    void stopsWhereNobodyWouldReadOn() {
        Faults faults = new Faults();
        for (int i = 0; i < 2 * Faults.MOST; i++) {
            faults.add(i, null, null, "is wrong");
        }
        assertThat(faults.isFull()).isTrue();
        assertThat(faults.rows()).hasSize(Faults.MOST + 1).last().extracting(Row::reason).asString()
                .contains("100,000 entries cannot be taken");
    }

    @Test
    void knowsColumnsBySourceAndByName() {
        ColumnMapping mapping = ColumnMapping.of(List.of("Client ID", "Open or Closed", "Worker", "", "GENDER"),
                Map.of("Client ID", "case_ref", "Worker", ColumnMapping.IGNORED));
        assertThat(mapping.faults().rows()).isEmpty();
        assertThat(mapping.columns()).containsExactly(RegisterColumn.CASE_REF, RegisterColumn.OPEN, RegisterColumn.GENDER);
        assertThat(mapping.ignored()).containsExactly("Worker");
        assertThat(ColumnMapping.of(List.of("Client ID", "Gender", "gender"), Map.of()).faults().rows())
                .extracting(Row::column, Row::reason).containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Client ID",
                                "the register knows no such column: say what it is, or ignore it"),
                        org.assertj.core.groups.Tuple.tuple("gender", "two columns cannot both be “Gender”"),
                        org.assertj.core.groups.Tuple.tuple("Case reference",
                                "the column is missing, and every row needs it"),
                        org.assertj.core.groups.Tuple.tuple("Open or closed",
                                "the column is missing, and every row needs it"));
    }

    private static RowReader reader(RegisterColumn column, Faults faults) {
        return new RowReader(ColumnMapping.of(header(column), Map.of()), faults);
    }

    private static List<String> header(RegisterColumn column) {
        List<String> header = new ArrayList<>(List.of("CASE_REF", "OPEN"));
        if (!header.contains(column.name())) {
            header.add(column.name());
        }
        return header;
    }

    private static ExtractReader.Line line(RegisterColumn column, String value) {
        List<String> values = new ArrayList<>(header(column));
        values.set(0, "C-1");
        values.set(1, "yes");
        values.set(header(column).indexOf(column.name()), value);
        return new ExtractReader.Line(7, values);
    }
}
