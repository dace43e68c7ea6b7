package org.caseaudit.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.caseaudit.web.BadInput;
import org.springframework.stereotype.Service;

/** Brings extracts from upload through preview to import. */
@Service
class RegisterImports {

    private static final int MOST_WAITING = 4;
    private static final int LONGEST_SOURCE = 80;

    private final Map<Long, HeldExtract> waiting = new ConcurrentHashMap<>();
    private final RegisterSourceRepository sources;
    private final ImportLog log;
    private final ImportRunner runner;
    private final Clock clock;

    RegisterImports(RegisterSourceRepository sources, ImportLog log, ImportRunner runner, Clock clock) {
        this.sources = sources;
        this.log = log;
        this.runner = runner;
        this.clock = clock;
        runner.every(Duration.ofMinutes(1), this::dropForgotten);
    }

    /**
     * Takes an extract in and holds it until somebody confirms, half an hour at most; its columns are what they were
     * when an extract of the same source came last.
     *
     * @return the id of the import
     * @throws RegisterRefusedException if the file is no CSV; it is gone then
     */
    long receive(String source, ExtractFile file, String by) throws IOException {
        try {
            String name = named(source);
            Optional<String> otherKind = ExtractFormat.otherKind(file);
            if (otherKind.isPresent()) {
                throw new RegisterRefusedException(1, null, "the file " + otherKind.get());
            }
            Map<String, String> known = sources.findById(name).map(RegisterSourceEntity::columns).orElse(Map.of());
            HeldExtract held = HeldExtract.of(file, ExtractFormat.of(file), known, clock.instant());
            long id = log.received(name, file.sha256Hex(), held.rows(), by);
            waiting.put(id, held);
            dropForgotten();
            return id;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static String named(String source) {
        String name = source == null ? "" : source.strip();
        if (name.isEmpty() || name.length() > LONGEST_SOURCE || name.chars().anyMatch(Character::isISOControl)) {
            throw new BadInput("source", "must say where the extract comes from, in at most %d characters"
                    .formatted(LONGEST_SOURCE));
        }
        return name;
    }

    /** The names of the sources known so far. */
    List<String> sources() {
        return sources.findAllByOrderByName().stream().map(RegisterSourceEntity::name).toList();
    }

    /** The extract, if it is still held, and by this node. */
    Optional<HeldExtract> held(long id) {
        return Optional.ofNullable(waiting.get(id));
    }

    /** Has the extract read in another way. */
    void reread(long id, ExtractFormat format, Map<String, String> chosen) throws IOException {
        HeldExtract held = held(id).orElseThrow(RegisterImports::noLongerHeld);
        HeldExtract again = format.equals(held.format()) ? held.with(chosen)
                : HeldExtract.of(held.file(), format, chosen, held.since());
        log.recounted(id, again.rows());
        waiting.replace(id, again);
    }

    /**
     * Starts the import beside whatever else goes on, and remembers for the source what its columns are.
     *
     * @return what the import did, or why it could not
     * @throws RegisterRefusedException if a column has not been chosen yet; the extract stays
     * @throws ImportBusyException if another import is under way
     */
    synchronized CompletableFuture<ImportCounts> start(long id, String by) {
        HeldExtract held = held(id).orElseThrow(RegisterImports::noLongerHeld);
        ColumnMapping mapping = held.mapping();
        mapping.faults().throwIfAny();
        RegisterImport record = log.find(id).orElseThrow();
        RegisterSourceEntity source =
                sources.findById(record.source()).orElseGet(() -> new RegisterSourceEntity(record.source()));
        source.learn(held.chosen(), by, clock.instant());
        sources.save(source);
        if (!log.started(id, mapping.ignored())) {
            throw new ImportBusyException();
        }
        waiting.remove(id);
        return runner.run(id, held);
    }

    /** Lets go of an extract that is not wanted. */
    void discard(long id) {
        HeldExtract held = waiting.remove(id);
        if (held != null) {
            close(held);
            log.ended(id, ImportState.DISCARDED);
        }
    }

    /** Nobody holds the data of children for somebody who went away. */
    final void dropForgotten() {
        for (Iterator<Long> ids = waiting.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.comparing(HeldExtract::since).reversed()))
                .skip(MOST_WAITING).map(Map.Entry::getKey).iterator(); ids.hasNext(); ) {
            discard(ids.next());
        }
        waiting.entrySet().stream().filter(held -> held.getValue().since().isBefore(clock.instant().minus(ImportLog.PATIENCE)))
                .map(Map.Entry::getKey).toList().forEach(this::discard);
    }

    private static void close(HeldExtract held) {
        try {
            held.file().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NoSuchElementException noLongerHeld() {
        return new NoSuchElementException("The extract is no longer held");
    }
}
