package org.caseaudit.report;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * A report as text and structure, free of any format. Serialises to JSON and back with a plain Jackson mapper, so that
 * each version can be kept as it was.
 *
 * @param subtitles lines under the title, e.g. theme and date
 * @param author who publishes it
 * @param language BCP 47 tag, e.g. en-GB
 */
public record ReportDocument(String title, List<String> subtitles, String author, String language,
        List<Section> sections) {

    public ReportDocument {
        subtitles = List.copyOf(subtitles);
        sections = List.copyOf(sections);
    }

    /** @param number counts from 1; paragraphs are numbered within it */
    public record Section(int number, String heading, List<Block> blocks) {

        public Section {
            blocks = List.copyOf(blocks);
        }
    }

    /** A piece of a section. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Paragraph.class, name = "paragraph"),
        @JsonSubTypes.Type(value = Bullets.class, name = "bullets"),
        @JsonSubTypes.Type(value = Table.class, name = "table")})
    public sealed interface Block permits Paragraph, Bullets, Table {
    }

    /**
     * @param number e.g. "2.3"
     * @param lead words set bold before the text, e.g. a standard; null if none
     */
    public record Paragraph(String number, String lead, String text) implements Block {
    }

    /** A list that belongs to the paragraph before it. */
    public record Bullets(List<String> items) implements Block {

        public Bullets {
            items = List.copyOf(items);
        }
    }

    /** The first cell of each row is the row's heading. */
    public record Table(String caption, List<Column> columns, List<List<String>> rows) implements Block {

        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }

        /** Width of a column in per cent of the table. */
        public int percent(int column) {
            return Math.round(100f * columns.get(column).width() / columns.stream().mapToInt(Column::width).sum());
        }
    }

    /** @param width share of the table's width, relative to the other columns */
    public record Column(String heading, int width) {
    }
}
