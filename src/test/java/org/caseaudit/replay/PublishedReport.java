package org.caseaudit.replay;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseaudit.replay.Server.Answer;
import org.caseaudit.replay.Server.Session;

/** The published report as a reader comes to it: from the list of rounds, by the links that stand there. */
final class PublishedReport {

    private static final String LIST = "/rounds";
    private static final Pattern LINK = Pattern.compile("href=\"(" + LIST + "/[^\"/]+/report[^\"/#?]*)\"");

    private final Session reader;
    private final String path;
    private final String page;

    private PublishedReport(Session reader, String path, String page) {
        this.reader = reader;
        this.path = path;
        this.page = page;
    }

    /** The first report on the list, or null where none is published for that reader. */
    static PublishedReport find(Session reader) {
        List<String> links = links(reader.get(LIST).orFail().text());
        return links.isEmpty() ? null
                : new PublishedReport(reader, links.get(0), reader.get(links.get(0)).orFail().text());
    }

    private static List<String> links(String page) {
        Matcher link = LINK.matcher(page);
        Map<String, String> found = new TreeMap<>();
        while (link.find()) {
            found.put(link.group(1), link.group(1));
        }
        return List.copyOf(found.keySet());
    }

    /** As {@code page}, {@code pdf} or {@code word}; a file is found by the report page's link to it. */
    String text(String format) {
        return switch (format) {
            case "pdf" -> Texts.ofPdf(file("pdf").body());
            case "word" -> Texts.ofWord(file("docx").body());
            default -> Texts.ofPage(page);
        };
    }

    List<String> rows() {
        return Texts.rowsOfPage(page);
    }

    private Answer file(String kind) {
        return links(page).stream().filter(link -> link.endsWith(kind)).findFirst()
                .map(link -> reader.get(link).orFail())
                .orElseThrow(() -> new ReplayException(path + " has no link to the report as " + kind));
    }
}
