package org.caseaudit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Mail where no server is set. */
@SpringBootTest(
        classes = PostOfficeTest.Config.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "spring.datasource.url=jdbc:h2:mem:mail-directory")
@ActiveProfiles("test")
class MailDirectoryTest {

    @TempDir
    private static Path parent;

    @Autowired
    private Postbox postbox;

    @Autowired
    private PostOffice postOffice;

    @Autowired
    private PostOfficeTest.People people;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private MessageLog messageLog;

    @Autowired
    private JdbcTemplate jdbc;

    @DynamicPropertySource
    static void directory(DynamicPropertyRegistry properties) {
        properties.add("case-audit.mail.directory", MailDirectoryTest::directory);
    }

    private static Path directory() {
        return parent.resolve("data/mail");
    }

    @AfterEach
    void empty() throws Exception {
        jdbc.update("delete from message");
        jdbc.update("delete from mail_item");
        for (Path file : files()) {
            Files.delete(file);
        }
    }

    @Test
    void writesEachMessageAsAFileThatMailProgramsOpen() throws Exception {
        send();

        assertThat(files()).singleElement().satisfies(file -> assertThat(file.getFileName().toString())
                .matches("20160914T080000000Z-[0-9a-f]{16}\\.eml"));
        try (InputStream in = Files.newInputStream(files().get(0))) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
            assertThat(message.getSubject()).isEqualTo("Overdue since Monday 12 September 2016: Return for CASE-0042");
            assertThat(message.getMessageID()).isEqualTo(messageLog.about("2026-DA-1").get(0).messageId());
            assertThat(message.getContentType()).startsWith("multipart/alternative");
        }
        assertThat(messageLog.about("2026-DA-1")).extracting(SentMessage::state)
                .containsExactly(SentMessage.State.HANDED_OVER);
    }

    @Test
    void replacesItsOwnFileWhenItTriesAgain() throws Exception {
        send();
        jdbc.update("update message set handed_over_at = null, next_attempt_at = queued_at");

        postOffice.deliver();

        assertThat(files()).hasSize(1);
    }

    @Test
    void recordsTheFailureWhenTheDirectoryCannotBeWritten() throws Exception {
        Path inTheWay = parent.resolve("data/mail");
        Files.deleteIfExists(inTheWay);
        Files.createDirectories(inTheWay.getParent());
        Files.createFile(inTheWay);
        try {
            send();
            assertThat(messageLog.failures()).hasSize(1);
        } finally {
            Files.delete(inTheWay);
        }
    }

    private void send() {
        people.are(PostOfficeTest.letter("step-1").recipient());
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> postbox.post(List.of(PostOfficeTest.letter("step-1"))));
        postOffice.deliver();
    }

    private static List<Path> files() throws Exception {
        if (!Files.exists(directory())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory())) {
            return files.toList();
        }
    }
}
