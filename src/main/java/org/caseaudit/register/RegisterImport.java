package org.caseaudit.register;

import java.time.Instant;
import java.util.List;

/**
 * An extract on its way into the register. Nothing here tells of a child; not even the name of the file is kept.
 *
 * @param source   where it comes from, as the coordinator calls it
 * @param fileHash SHA-256 of the file
 * @param leftOut  the file's columns that are not imported
 * @param seenAt   when the import last gave a sign of life
 * @param counts   what the import did; null unless it is done
 */
record RegisterImport(
        long id, String source, ImportState state, String fileHash, int rowsTotal, int rowsRead, List<String> leftOut,
        String uploadedBy, Instant uploadedAt, Instant startedAt, Instant seenAt, Instant endedAt,
        ImportCounts counts) {
}
