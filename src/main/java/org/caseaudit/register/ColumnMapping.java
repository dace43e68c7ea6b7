package org.caseaudit.register;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each column of an extract is in the register. */
final class ColumnMapping {

    /** What somebody chose for a column that is left out. */
    static final String IGNORED = "";

    private final List<String> header;
    private final List<Optional<RegisterColumn>> targets;
    private final Faults faults;

    private ColumnMapping(List<String> header, List<Optional<RegisterColumn>> targets, Faults faults) {
        this.header = List.copyOf(header);
        this.targets = List.copyOf(targets);
        this.faults = faults;
    }

    /**
     * Applies what is known of a source, then what headers say by themselves.
     *
     * @param header names of the columns as the file has them
     * @param chosen key of the register's column, or {@link #IGNORED}, by header
     */
    static ColumnMapping of(List<String> header, Map<String, String> chosen) {
        Faults faults = new Faults();
        List<Optional<RegisterColumn>> targets = new ArrayList<>();
        Map<RegisterColumn, String> taken = new EnumMap<>(RegisterColumn.class);
        for (String name : header) {
            String key = choice(name, chosen).orElse(null);
            Optional<RegisterColumn> target = key == null ? Optional.empty() : RegisterColumn.ofKey(key);
            if (key == null) {
                faults.add(1, shown(name), null, "the register knows no such column: say what it is, or ignore it");
            } else if (target.isPresent() && taken.putIfAbsent(target.get(), name) != null) {
                faults.add(1, shown(name), null, "two columns cannot both be “%s”".formatted(target.get().label()));
                target = Optional.empty();
            }
            targets.add(target);
        }
        for (RegisterColumn needed : RegisterColumn.needed()) {
            if (!taken.containsKey(needed)) {
                faults.add(1, needed.label(), null, "the column is missing, and every row needs it");
            }
        }
        return new ColumnMapping(header, targets, faults);
    }

    /** What has to be chosen before the extract can be taken. */
    Faults faults() {
        return faults;
    }

    /** What is known of a column: key, {@link #IGNORED}, or nothing. */
    static Optional<String> choice(String header, Map<String, String> chosen) {
        if (chosen.containsKey(header)) {
            return Optional.of(chosen.get(header));
        }
        // A column without a name can hold nothing that anybody asked for.
        return header.isEmpty() ? Optional.of(IGNORED) : RegisterColumn.ofHeader(header).map(RegisterColumn::key);
    }

    private static String shown(String header) {
        return header.length() > 80 ? header.substring(0, 80) + "…" : header;
    }

    /** How many columns the file has. */
    int size() {
        return header.size();
    }

    /** Where in a line each column of the register stands, by its ordinal; -1 where the extract has none. */
    int[] places() {
        int[] places = new int[RegisterColumn.all().size()];
        Arrays.fill(places, -1);
        for (int i = 0; i < targets.size(); i++) {
            int place = i;
            targets.get(i).ifPresent(column -> places[column.ordinal()] = place);
        }
        return places;
    }

    /** The columns of the register that the extract tells of. */
    List<RegisterColumn> columns() {
        return RegisterColumn.all().stream().filter(column -> targets.contains(Optional.of(column))).toList();
    }

    /** The file's columns that are left out. */
    List<String> ignored() {
        List<String> ignored = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if (targets.get(i).isEmpty() && !header.get(i).isEmpty()) {
                ignored.add(shown(header.get(i)));
            }
        }
        return ignored;
    }

    /** How the file calls a column of the register. */
    String headerOf(RegisterColumn column) {
        int place = targets.indexOf(Optional.of(column));
        return place < 0 ? column.label() : shown(header.get(place));
    }
}
