package org.caseaudit.register;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An extract that waits for somebody to confirm, with how it is to be read.
 *
 * @param chosen what is known of each column, see {@link ColumnMapping#of}
 * @param rows   how many there are
 * @param since  when it was uploaded
 */
record HeldExtract(
        ExtractFile file, ExtractFormat format, List<String> header, Map<String, String> chosen, int rows,
        Instant since) {

    /**
     * Reads the file through once to see that it is one.
     *
     * @throws RegisterRefusedException if it is no CSV
     */
    static HeldExtract of(ExtractFile file, ExtractFormat format, Map<String, String> known, Instant since)
            throws IOException {
        try (ExtractReader reader = new ExtractReader(file, format)) {
            int rows = 0;
            while (reader.next() != null) {
                rows++;
            }
            if (rows == 0) {
                throw new RegisterRefusedException(1, null, "no case follows the header");
            }
            Map<String, String> chosen = new LinkedHashMap<>();
            reader.header().forEach(name -> ColumnMapping.choice(name, known).ifPresent(key -> chosen.put(name, key)));
            return new HeldExtract(file, format, reader.header(), chosen, rows, since);
        } catch (UnreadableExtractException e) {
            throw new RegisterRefusedException(e.line(), null, e.getMessage());
        }
    }

    HeldExtract with(Map<String, String> choice) {
        return new HeldExtract(file, format, header, Map.copyOf(choice), rows, since);
    }

    ColumnMapping mapping() {
        return ColumnMapping.of(header, chosen);
    }

    /** The first lines as they will be read. */
    List<ExtractReader.Line> beginning(int lines) throws IOException {
        try (ExtractReader reader = new ExtractReader(file, format)) {
            List<ExtractReader.Line> first = new ArrayList<>();
            for (ExtractReader.Line line = reader.next(); line != null && first.size() < lines; line = reader.next()) {
                first.add(line);
            }
            return first;
        }
    }
}
