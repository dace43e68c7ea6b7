package org.caseaudit.register;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes an extract of the case register, all of it or nothing. A case already known is brought up to date, as far as
 * the extract has columns; the same file again changes nothing. Names, dates of birth and record numbers go to their own
 * store and nowhere else.
 */
@Service
public class CaseRegisterImport {

    private final RegisterStaging staging;
    private final RegisterSettings settings;

    CaseRegisterImport(RegisterStaging staging, RegisterSettings settings) {
        this.staging = staging;
        this.settings = settings;
    }

    /**
     * Takes an extract in UTF-8 whose columns are separated by commas and bear the register's own names.
     *
     * @throws RegisterRefusedException with every line that cannot be taken; nothing was changed
     * @throws IOException if the extract cannot be read to its end
     */
    @Transactional(rollbackFor = Exception.class)
    public ImportCounts read(InputStream csv) throws IOException {
        try (ExtractFile file = ExtractFile.keep(csv, settings.folder())) {
            return take(file, new ExtractFormat(StandardCharsets.UTF_8, ','), Map.of(), rows -> { });
        }
    }

    /**
     * Takes an extract.
     *
     * @param chosen   what each column is, see {@link ColumnMapping#of}
     * @param progress is told how many rows have been read
     * @throws RegisterRefusedException with every line that cannot be taken; nothing was changed
     */
    @Transactional(rollbackFor = Exception.class)
    ImportCounts take(ExtractFile file, ExtractFormat format, Map<String, String> chosen, IntConsumer progress)
            throws IOException {
        Faults faults = new Faults();
        try (ExtractReader reader = new ExtractReader(file, format)) {
            ColumnMapping mapping = ColumnMapping.of(reader.header(), chosen);
            mapping.faults().throwIfAny();
            return load(reader, mapping, faults, progress);
        } catch (UnreadableExtractException e) {
            faults.add(e.line(), null, null, e.getMessage());
            throw faults.toException();
        } catch (SQLException e) {
            throw RegisterLoader.failed(e);
        }
    }

    private ImportCounts load(ExtractReader reader, ColumnMapping mapping, Faults faults, IntConsumer progress)
            throws IOException, SQLException {
        RowReader values = new RowReader(mapping, faults);
        int rows = 0;
        try (RegisterStaging.Load load = staging.open(mapping.columns())) {
            for (ExtractReader.Line line = reader.next(); line != null && !faults.isFull(); line = reader.next()) {
                String[] row = values.read(line);
                if (faults.isEmpty()) {
                    load.add(row);
                }
                progress.accept(++rows);
            }
            if (rows == 0) {
                faults.add(1, null, null, "no case follows the header");
            }
            faults.throwIfAny();
            return load.finish(rows);
        }
    }
}
