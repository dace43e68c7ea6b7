package org.caseaudit.register;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.caseaudit.childidentity.ChildIdentities;
import org.caseaudit.childidentity.ChildIdentity;
import org.caseaudit.register.RegisterRefusedException.Row;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes an extract of the case register: CSV in UTF-8, columns found by their header, all of it or nothing. A case
 * already known is brought up to date; the same file again changes nothing. Names, dates of birth and record numbers
 * go to their own store and nowhere else.
 */
@Service
public class CaseRegisterImport {

    static final Set<String> COLUMNS = Set.of(
            "case_ref", "family_ref", "open", "opened_on", "referral_on", "need_codes", "agencies", "age", "age_band",
            "gender", "ethnicity", "disability", "locality", "circumstances", "outcome", "nominating_agency",
            "last_audited_on", "name", "date_of_birth", "record_numbers");
    private static final List<String> NEEDED = List.of("case_ref", "open");
    private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final RegisterCaseRepository register;
    private final ChildIdentities identities;

    CaseRegisterImport(RegisterCaseRepository register, ChildIdentities identities) {
        this.register = register;
        this.identities = identities;
    }

    private record Extract(Map<String, RegisteredCase> cases, Map<String, ChildIdentity> identities) {
    }

    /**
     * Takes the extract.
     *
     * @throws RegisterRefusedException with every line that cannot be taken; nothing was changed
     * @throws IOException if the extract cannot be read to its end
     */
    @Transactional(rollbackFor = Exception.class)
    public ImportCounts read(InputStream csv) throws IOException {
        Extract extract = parse(csv);
        Map<String, RegisterCaseEntity> known = register.findAll().stream()
                .collect(Collectors.toMap(RegisterCaseEntity::caseRef, Function.identity()));
        List<RegisterCaseEntity> added = new ArrayList<>();
        int changed = 0;
        int unchanged = 0;
        for (RegisteredCase row : extract.cases().values()) {
            RegisterCaseEntity before = known.get(row.caseRef());
            boolean newIdentity = extract.identities().containsKey(row.caseRef())
                    && identities.keep(row.caseRef(), extract.identities().get(row.caseRef()));
            if (before == null) {
                added.add(new RegisterCaseEntity(row));
            } else if (!before.toRow().equals(row)) {
                before.update(row);
                changed++;
            } else if (newIdentity) {
                changed++;
            } else {
                unchanged++;
            }
        }
        register.saveAll(added);
        return new ImportCounts(added.size(), changed, unchanged);
    }

    private static Extract parse(InputStream csv) throws IOException {
        List<Row> problems = new ArrayList<>();
        Extract extract = new Extract(new LinkedHashMap<>(), new LinkedHashMap<>());
        long line = 1;
        try (CSVParser parser = CSV.parse(withoutByteOrderMark(csv))) {
            checkHeader(parser.getHeaderNames(), problems);
            if (problems.isEmpty()) {
                for (CSVRecord values : parser) {
                    line = parser.getCurrentLineNumber();
                    take(values, line, extract, problems);
                }
            }
        } catch (CharacterCodingException e) {
            problems.add(new Row(line + 1, null, "is not written in UTF-8"));
        } catch (UncheckedIOException | IllegalArgumentException e) {
            problems.add(e.getCause() instanceof CharacterCodingException
                    ? new Row(line + 1, null, "is not written in UTF-8")
                    : new Row(line + 1, null, "is no CSV: check quotation marks and that no column stands twice"));
        }
        if (problems.isEmpty() && extract.cases().isEmpty()) {
            problems.add(new Row(1, null, "no case follows the header"));
        }
        if (!problems.isEmpty()) {
            throw new RegisterRefusedException(problems);
        }
        return extract;
    }

    private static void checkHeader(List<String> header, List<Row> problems) {
        for (String needed : NEEDED) {
            if (!header.contains(needed)) {
                problems.add(new Row(1, needed, "the column is missing"));
            }
        }
        for (String column : header) {
            if (!COLUMNS.contains(column)) {
                problems.add(new Row(1, column.length() > 40 ? null : column, "the register knows no such column"));
            }
        }
    }

    private static void take(CSVRecord values, long line, Extract extract, List<Row> problems) {
        if (!values.isConsistent()) {
            problems.add(new Row(line, null, "has " + values.size() + " values instead of "
                    + values.getParser().getHeaderNames().size()));
            return;
        }
        int before = problems.size();
        RegisterRow row = new RegisterRow(values, line, problems);
        RegisteredCase read = row.toCase();
        ChildIdentity identity = row.toIdentity();
        if (problems.size() > before) {
            return;
        }
        if (extract.cases().put(read.caseRef(), read) != null) {
            problems.add(new Row(line, "case_ref", "stands in the file already"));
        } else if (identity != null) {
            extract.identities().put(read.caseRef(), identity);
        }
    }

    private static BufferedReader withoutByteOrderMark(InputStream csv) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }
}
