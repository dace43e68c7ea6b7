package org.caseaudit.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.commons.codec.digest.DigestUtils;

/** Writes messages as {@code .eml} files, which every mail program opens. */
class DirectoryCarrier implements Carrier, Carrier.Run {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final Path directory;

    DirectoryCarrier(Path directory) {
        this.directory = directory;
    }

    @Override
    public Run start() {
        return this;
    }

    @Override
    public void close() {
        // Files need no connection.
    }

    @Override
    public void carry(MimeMessage message, Instant queuedAt) throws MessagingException, IOException {
        Files.createDirectories(directory);
        Path unfinished = Files.createTempFile(directory, ".", ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                message.writeTo(out);
            }
            // Whoever watches the directory sees whole messages only, and a retry replaces its own first attempt.
            Files.move(unfinished, directory.resolve(fileName(message, queuedAt)), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static String fileName(MimeMessage message, Instant queuedAt) throws MessagingException {
        String id = DigestUtils.sha256Hex(message.getMessageID()).substring(0, 16);
        return TIMESTAMP.format(queuedAt) + "-" + id + ".eml";
    }
}
