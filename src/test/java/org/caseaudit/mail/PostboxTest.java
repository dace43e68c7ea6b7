package org.caseaudit.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.caseaudit.chasing.OverdueMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Mail over real SMTP, with rows in the real schema. */
@SpringBootTest(
        classes = PostboxTest.Config.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"spring.datasource.url=jdbc:h2:mem:postbox", "case-audit.mail.reply-to=business.manager@lscb.test"})
@ActiveProfiles("test")
class PostboxTest {

    private static final Instant NOW = Instant.parse("2016-09-14T08:00:00Z");
    private static final String ADDRESS = "dana.ford@police.test";
    private static final int PORT = freePort();

    @Autowired
    private Postbox postbox;

    @Autowired
    private MessageLog messageLog;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private GreenMail server;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> PORT);
    }

    @BeforeEach
    void startServer() {
        jdbc.update("delete from message");
        server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    @Test
    void handsAMessageOverAndRecordsIt() throws Exception {
        postbox.send(letter("step-1"));

        MimeMessage received = onlyMessage();
        assertThat(received.getHeader("To")).containsExactly("Dana Ford <dana.ford@police.test>");
        assertThat(received.getHeader("From")).containsExactly("Case audit <case-audit@partnership.example>");
        assertThat(received.getHeader("Reply-To")).containsExactly("business.manager@lscb.test");
        assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(received.getSubject()).isEqualTo("Overdue since Monday 12 September 2016: Return for CASE-0042");
        assertThat(received.getSentDate()).isEqualTo(NOW);
        SentMessage row = onlyRow();
        assertThat(row.state()).isEqualTo(SentMessage.State.HANDED_OVER);
        assertThat(row.messageId()).isEqualTo(received.getMessageID());
        assertThat(row.audience()).isEqualTo("auditor");
        assertThat(row.recipientUser()).isEqualTo("dana");
        assertThat(row.recipientAddress()).isEqualTo(ADDRESS);
        assertThat(row.template()).isEqualTo("chasing/overdue");
        assertThat(row.about()).isEqualTo("2026-DA-1 CASE-0042 police");
        assertThat(row.processInstanceId()).isEqualTo("process-1");
        assertThat(row.queuedAt()).isEqualTo(NOW);
        assertThat(row.handedOverAt()).isEqualTo(NOW);
        assertThat(row.attempts()).isEqualTo(1);
    }

    @Test
    void saysTheSameAsTextAndAsHtml() throws Exception {
        postbox.send(letter("step-1"));

        Multipart alternatives = (Multipart) onlyMessage().getContent();
        assertThat(alternatives.getContentType()).startsWith("multipart/alternative");
        Part text = alternatives.getBodyPart(0);
        Part html = alternatives.getBodyPart(1);
        assertThat(text.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(html.getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        assertThat((String) text.getContent())
                .contains("Dear Dana Ford,", "- Was due: Monday 12 September 2016, 2 working days ago")
                .contains("\r\nhttps://audits.test/task/7\r\n");
        assertThat((String) html.getContent())
                .contains("Dear Dana Ford,", "Was due: Monday 12 September 2016, 2 working days ago</li>")
                .contains("href=\"https://audits.test/task/7\"");
    }

    @Test
    void doesNotSendAgainWhatWasHandedOver() {
        postbox.send(letter("step-1"));
        postbox.send(letter("step-1"));

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(onlyRow().attempts()).isEqualTo(1);
    }

    @Test
    void sendsLettersWithDifferentKeysUnderDifferentIds() {
        postbox.send(letter("step-1"));
        postbox.send(letter("step-2"));

        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(messageLog.about("2026-DA-1")).extracting(SentMessage::messageId).doesNotHaveDuplicates();
    }

    @Test
    void recordsTheFailureWhenNoServerListensAndSendsUnderTheSameIdLater() throws Exception {
        server.stop();
        assertThatThrownBy(() -> postbox.send(letter("step-1")))
                .isInstanceOf(MailNotSentException.class)
                .hasMessageContaining("Connection refused");
        SentMessage failed = onlyRow();
        assertThat(failed.state()).isEqualTo(SentMessage.State.FAILED);
        assertThat(failed.failedAt()).isEqualTo(NOW);
        assertThat(failed.error()).contains("Connection refused").hasSizeLessThanOrEqualTo(500);
        assertThat(messageLog.failures()).containsExactly(failed);

        startAgain();
        postbox.send(letter("step-1"));

        SentMessage sent = onlyRow();
        assertThat(sent.state()).isEqualTo(SentMessage.State.HANDED_OVER);
        assertThat(sent.attempts()).isEqualTo(2);
        assertThat(onlyMessage().getMessageID()).isEqualTo(failed.messageId()).isEqualTo(sent.messageId());
        assertThat(messageLog.failures()).isEmpty();
    }

    @Test
    void recordsTheServersWordsWhenItRefusesTheRecipient() throws Exception {
        server.stop();
        try (RefusingMailServer refusing = new RefusingMailServer(PORT)) {
            assertThatThrownBy(() -> postbox.send(letter("step-1")))
                    .isInstanceOf(MailNotSentException.class)
                    .hasMessageContaining(RefusingMailServer.ANSWER);
        }

        assertThat(onlyRow().error()).contains(RefusingMailServer.ANSWER);
        assertThat(onlyRow().state()).isEqualTo(SentMessage.State.FAILED);
    }

    @Test
    void keepsTheRowAndDoesNotSendAgainWhenTheCallerRollsBackAfterwards() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            postbox.send(letter("step-1"));
            status.setRollbackOnly();
        });
        assertThat(onlyRow().state()).isEqualTo(SentMessage.State.HANDED_OVER);

        postbox.send(letter("step-1"));

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void keepsTheFailureWhenTheCallerRollsBackBecauseOfIt() {
        server.stop();

        assertThatThrownBy(() -> new TransactionTemplate(transactions)
                        .executeWithoutResult(status -> postbox.send(letter("step-1"))))
                .isInstanceOf(MailNotSentException.class);

        assertThat(onlyRow().state()).isEqualTo(SentMessage.State.FAILED);
    }

    @Test
    void repeatsAMessageUnderItsOwnIdAfterACrashBeforeTheHandOverWasRecorded() throws Exception {
        postbox.send(letter("step-1"));
        jdbc.update("update message set handed_over_at = null");

        postbox.send(letter("step-1"));

        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).hasSize(2);
        assertThat(received[0].getMessageID()).isEqualTo(received[1].getMessageID());
        assertThat(onlyRow().state()).isEqualTo(SentMessage.State.HANDED_OVER);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "dana",
                "dana@police.test, eve@evil.test",
                "Dana <dana@police.test>",
                "dana@police.test\r\nBcc: eve@evil.test"
            })
    void recordsThatARecipientHasNoUsableAddress(String address) {
        Letter letter = letter("step-1", new Letter.Recipient("dana", "Dana Ford", address));

        assertThatThrownBy(() -> postbox.send(letter))
                .isInstanceOfSatisfying(NoAddressException.class, e -> assertThat(e.userId()).isEqualTo("dana"))
                .hasMessageContaining("User dana cannot be sent mail");

        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(onlyRow().state()).isEqualTo(SentMessage.State.FAILED);
        assertThat(onlyRow().error()).contains("address");
    }

    @Test
    void usesAnAddressThatWasPutRightSinceTheLastAttempt() {
        assertThatThrownBy(() -> postbox.send(letter("step-1", new Letter.Recipient("dana", "Dana Ford", null))))
                .isInstanceOf(NoAddressException.class);

        postbox.send(letter("step-1"));

        assertThat(onlyRow().recipientAddress()).isEqualTo(ADDRESS);
        assertThat(onlyRow().state()).isEqualTo(SentMessage.State.HANDED_OVER);
    }

    @Test
    void sendsToTheOthersWhenOneHasNoAddress() {
        Letter unreachable = letter("step-1 eve", new Letter.Recipient("eve", "Eve Lund", null));
        List<Letter> letters = List.of(letter("step-1 dana"), unreachable, letter("step-1 dana's deputy"));

        assertThatThrownBy(() -> postbox.sendAll(letters)).isInstanceOf(NoAddressException.class);
        assertThatThrownBy(() -> postbox.sendAll(letters)).isInstanceOf(NoAddressException.class);

        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(messageLog.failures()).extracting(SentMessage::recipientUser).containsExactly("eve");
    }

    @Test
    void letsNoValueAddAHeaderOrARecipient() throws Exception {
        String poison = "x\r\nBcc: eve@evil.test\r\n\r\n<b>boo</b>\u2028X-Evil: 1";
        OverdueMail content =
                new OverdueMail(poison, poison, poison, poison, LocalDate.of(2016, 9, 12), 2, 1, "https://audits.test/");
        postbox.send(new Letter(
                poison,
                "auditor",
                new Letter.Recipient("dana", "Dana\r\nBcc: eve@evil.test", ADDRESS),
                "2026-DA-1",
                null,
                content));

        MimeMessage received = onlyMessage();
        assertThat(received.getAllRecipients()).hasSize(1);
        assertThat(received.getHeader("Bcc")).isNull();
        assertThat(received.getHeader("X-Evil")).isNull();
        assertThat(received.getMessageID()).matches("<[0-9a-f]{32}@partnership\\.example>");
        assertThat(received.getSubject()).doesNotContain("\n", "\r");
    }

    @Test
    void carriesNamesAndTextBeyondAscii() throws Exception {
        postbox.send(letter("step-1", new Letter.Recipient("zoe", "Zoë O’Siân", "zoe@health.test")));

        assertThat(onlyMessage().getAllRecipients()[0]).hasToString("=?UTF-8?Q?Zo=C3=AB_O=E2=80=99Si=C3=A2n?= <zoe@health.test>");
    }

    @Test
    void findsMessagesOfARoundButNotOfAnother() {
        postbox.send(letter("a", "2026-DA-1 CASE-0042 police"));
        postbox.send(letter("b", "2026-DA-1 CASE-0043"));
        postbox.send(letter("c", "2026-DA-10 CASE-0042 police"));

        assertThat(messageLog.about("2026-DA-1"))
                .extracting(SentMessage::about)
                .containsExactly("2026-DA-1 CASE-0042 police", "2026-DA-1 CASE-0043");
        assertThat(messageLog.about("2026-DA-1 CASE-0042 police")).hasSize(1);
        assertThat(messageLog.about("2026-DA-%")).isEmpty();
        assertThat(messageLog.ofProcessInstance("process-1")).hasSize(3);
    }

    @Test
    void listsMessagesThatCameBackAmongTheFailures() {
        postbox.send(letter("step-1"));

        assertThat(messageLog.recordBounce(onlyRow().messageId())).isTrue();
        assertThat(messageLog.recordBounce("<somebody@else>")).isFalse();

        assertThat(onlyRow().state()).isEqualTo(SentMessage.State.BOUNCED);
        assertThat(messageLog.failures()).containsExactly(onlyRow());
    }

    @Test
    void namesAgenciesAmongTheReferences() {
        postbox.send(letter("step-1", "2026-DA-1 Return for CASE-0042 Children's social care (North)"));

        assertThat(onlyRow().about()).endsWith("Children's social care (North)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CASE-0042\nBcc: x", "a letter about <b>", "dana@police.test"})
    void refusesToBeAboutAnythingButReferences(String about) {
        assertThatThrownBy(() -> letter("step-1", about)).isInstanceOf(IllegalArgumentException.class);
    }

    private void startAgain() {
        server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    private MimeMessage onlyMessage() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private SentMessage onlyRow() {
        assertThat(messageLog.about("2026-DA-1")).hasSize(1);
        return messageLog.about("2026-DA-1").get(0);
    }

    static Letter letter(String key) {
        return letter(key, new Letter.Recipient("dana", "Dana Ford", ADDRESS));
    }

    private static Letter letter(String key, String about) {
        Letter letter = letter(key);
        return new Letter(key, letter.audience(), letter.recipient(), about, "process-1", letter.content());
    }

    private static Letter letter(String key, Letter.Recipient recipient) {
        OverdueMail content = new OverdueMail(
                recipient.name(),
                "Return for CASE-0042",
                "2026-DA-1",
                "Police",
                LocalDate.of(2016, 9, 12),
                2,
                3,
                "https://audits.test/task/7");
        return new Letter(key, "auditor", recipient, "2026-DA-1 CASE-0042 police", "process-1", content);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** This module and the schema, without the engine. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan
    @EntityScan
    @EnableJpaRepositories
    @EnableConfigurationProperties({MailSettings.class, Links.class})
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        LiquibaseAutoConfiguration.class,
        HibernateJpaAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        MailSenderAutoConfiguration.class
    })
    static class Config {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }
}
