package org.caseaudit.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caseaudit.replay.Answers.Option;
import org.caseaudit.replay.Office.Task;
import org.caseaudit.replay.Replay.Agency;

/** The register's rows, and which of its cases stands at which place of the sample. */
final class Cases {

    /** The column that names a case; made up where the file gives none. */
    static final String REFERENCE = "case_ref";

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d][\\p{L}\\d_./-]*[\\p{L}\\d]");
    private static final Pattern PLACE = Pattern.compile("\\bCase (\\d+)\\b");

    private final List<Map<String, String>> rows = new ArrayList<>();
    private final Set<String> references = new LinkedHashSet<>();
    private final Map<Integer, String> atPlace = new TreeMap<>();
    private final Map<String, Integer> placeOfInstance = new HashMap<>();

    Cases(Replay.Register register) {
        register.cases().forEach(row -> add(row, 0));
        register.groups().forEach(group -> {
            for (int i = 0; i < group.count(); i++) {
                add(group.columns(), i);
            }
        });
    }

    private void add(Map<String, Object> given, int nth) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put(REFERENCE, "CASE-%04d".formatted(rows.size() + 1));
        row.put("open", "yes");
        given.forEach((column, value) -> {
            Object one = value instanceof List<?> list ? list.get(nth % list.size()) : value;
            row.put(column, one == null ? "" : one.toString());
        });
        references.add(row.get(REFERENCE));
        rows.add(row);
    }

    /** The register as a file to import. */
    String csv() {
        Set<String> columns = rows.stream().flatMap(row -> row.keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        StringBuilder csv = new StringBuilder(String.join(",", columns)).append("\r\n");
        rows.forEach(row -> csv.append(columns.stream().map(column -> quoted(row.getOrDefault(column, "")))
                .collect(Collectors.joining(","))).append("\r\n"));
        return csv.toString();
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[\",\\r\\n;].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }

    /** Notes which case stands where, as the form that confirms the sample lists them. */
    void seat(List<Option> options) {
        atPlace.clear();
        for (int i = 0; i < options.size(); i++) {
            String said = options.get(i).label() + " " + options.get(i).value();
            Matcher place = PLACE.matcher(said);
            String reference = referenceIn(said);
            if (reference == null) {
                throw new ReplayException("the form's choice " + options.get(i) + " names no case of the register");
            }
            atPlace.put(place.find() ? Integer.parseInt(place.group(1)) : i + 1, reference);
        }
    }

    /** How many cases are in the sample. */
    int seated() {
        return atPlace.size();
    }

    String optionOf(int place, List<Option> options) {
        return options.stream().filter(option -> at(place).equals(referenceIn(option.label() + " " + option.value())))
                .findFirst().map(Option::value).orElseThrow(() -> new ReplayException(
                        "the form does not offer case " + place + " (" + at(place) + "), but " + options));
    }

    /** The reference of the case at that place now. */
    String at(int place) {
        String reference = atPlace.get(place);
        if (reference == null) {
            throw new ReplayException("there is no case " + place + " in the sample; it has " + atPlace);
        }
        return reference;
    }

    /** A reserve keeps the place, and the process instance, of the case that it replaces. */
    boolean isAt(Task task, int place) {
        Integer known = placeOfInstance.get(task.processInstance());
        return known != null ? known == place : at(place).equals(referenceIn(task.name()));
    }

    void remember(Task task, int place) {
        placeOfInstance.put(task.processInstance(), place);
        String now = referenceIn(task.name());
        if (now != null) {
            atPlace.put(place, now);
        }
    }

    Integer placeOf(Task task) {
        Integer known = placeOfInstance.get(task.processInstance());
        String reference = referenceIn(task.name());
        return known != null ? known : atPlace.entrySet().stream()
                .filter(entry -> entry.getValue().equals(reference)).map(Map.Entry::getKey).findFirst().orElse(null);
    }

    /** Whether the task's name ends in that agency's; of several that fit, the longest name is meant. */
    boolean isOf(Task task, Agency agency, List<Agency> all) {
        return all.stream().filter(one -> task.name().endsWith(" " + one.name()))
                .max(Comparator.comparingInt(one -> one.name().length())).filter(agency::equals).isPresent();
    }

    private String referenceIn(String text) {
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (references.contains(word.group())) {
                return word.group();
            }
        }
        return null;
    }
}
