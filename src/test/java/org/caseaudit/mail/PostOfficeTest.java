package org.caseaudit.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.caseaudit.calendar.CalendarSettings;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.chasing.OverdueMail;
import org.caseaudit.chasing.RequestMail;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Person;
import org.caseaudit.wave.MailSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Mail over real SMTP, with rows in the real schema, day and hour in hand. */
@SpringBootTest(
        classes = PostOfficeTest.Config.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"spring.datasource.url=jdbc:h2:mem:post-office", "case-audit.mail.reply-to=business.manager@lscb.test"})
@ActiveProfiles("test")
class PostOfficeTest {

    /** A Wednesday, as the working day opens in London. */
    private static final Instant NOW = Instant.parse("2016-09-14T08:00:00Z");
    private static final Person DANA = new Person("dana", "Dana Ford", "dana.ford@police.test");
    private static final Person EVE = new Person("eve", "Eve Lund", "eve@police.test");
    private static final int PORT = freePort();

    @Autowired
    private Postbox postbox;
    @Autowired
    private PostOffice postOffice;
    @Autowired
    private MessageLog messageLog;
    @Autowired
    private Addresses addresses;
    @Autowired
    private JdbcTemplate jdbc;
    @Autowired
    private PlatformTransactionManager transactions;
    @Autowired
    private SettableClock clock;
    @Autowired
    private People people;
    @Autowired
    private Heard heard;

    private GreenMail server;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> PORT);
    }

    @BeforeEach
    void startServer() {
        jdbc.update("delete from message");
        jdbc.update("delete from mail_item");
        jdbc.update("delete from dead_address");
        heard.events.clear();
        people.are(DANA, EVE);
        clock.set(NOW);
        startAgain();
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    @Test
    void handsAMessageOverAndRecordsIt() throws Exception {
        send(letter("step-1"));

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
        assertThat(row.recipientAddress()).isEqualTo(DANA.email());
        assertThat(row.template()).isEqualTo("chasing/overdue");
        assertThat(row.about()).isEqualTo("2026-DA-1 CASE-0042 police");
        assertThat(row.processInstanceId()).isEqualTo("process-1");
        assertThat(row.queuedAt()).isEqualTo(NOW);
        assertThat(row.handedOverAt()).isEqualTo(NOW);
        assertThat(row.attempts()).isEqualTo(1);
    }

    @Test
    void saysTheSameAsTextAndAsHtml() throws Exception {
        send(letter("step-1"));

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
    void postsNothingWhenTheWritersTransactionFails() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            postbox.post(List.of(letter("step-1")));
            status.setRollbackOnly();
        });
        postOffice.deliver();

        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(messageLog.about("2026-DA-1")).isEmpty();
    }

    @Test
    void postsALetterOnceHoweverOftenItsWriterIsTried() {
        send(letter("step-1"));
        send(letter("step-1"));

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(onlyRow().attempts()).isEqualTo(1);
    }

    @Test
    void listsAllThatIsDueForOnePersonInOneMessage() throws Exception {
        post(new Letter("d", "auditor", DANA, "2026-DA-1 Return for CASE-0044 Police", "process-2",
                new RequestMail("Dana Ford", "Return for CASE-0044", "2026-DA-1", "Police", LocalDate.of(2016, 10, 3), 0,
                        0, "https://audits.test/task/7"), "Police", false, null));
        post(together("a", DANA, "CASE-0042"), together("b", DANA, "CASE-0043"), together("c", EVE, "CASE-0042"));
        postOffice.deliver();

        assertThat(server.getReceivedMessages()).hasSize(2);
        MimeMessage digest = Arrays.stream(server.getReceivedMessages()).filter(this::isToDana).findFirst().orElseThrow();
        assertThat(digest.getSubject()).isEqualTo("2 overdue, 1 newly asked for: 3 pieces of work for case audits");
        Part text = ((Multipart) digest.getContent()).getBodyPart(0);
        assertThat((String) text.getContent()).containsSubsequence(
                "Overdue:\r\n\r\n- Return for CASE-0042, Police, round 2026-DA-1: was due Monday 12 September 2016, 2 working days ago",
                "\r\n- Return for CASE-0043", "Newly asked for:\r\n\r\n- Return for CASE-0044",
                "https://audits.test/task/7");
        Part html = ((Multipart) digest.getContent()).getBodyPart(1);
        assertThat((String) html.getContent()).contains("Return for CASE-0043, Police", "</li>");
        SentMessage row = messageLog.about("2026-DA-1 Return for CASE-0043").get(0);
        assertThat(row.about()).isEqualTo("2026-DA-1 Return for CASE-0044 Police, 2026-DA-1 Return for CASE-0042 Police, "
                + "2026-DA-1 Return for CASE-0043 Police");
        assertThat(row.template()).isEqualTo("several");
        assertThat(messageLog.ofProcessInstance("process-2")).containsExactly(row);
    }

    @Test
    void keepsOneAgencysWorkApartFromAnothers() {
        post(together("a", DANA, "CASE-0042"));
        Letter other = together("b", DANA, "CASE-0042");
        post(new Letter("b", other.audience(), DANA, "2026-DA-1 Return for CASE-0042 Health", "process-1",
                other.content(), "Health", false, null));
        postOffice.deliver();

        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void holdsPostBackUntilTheWorkingDayOpens() {
        Instant evening = Instant.parse("2016-09-16T18:00:00Z");
        clock.set(evening);
        send(letter("step-1"));
        assertThat(server.getReceivedMessages()).isEmpty();
        Instant monday = Instant.parse("2016-09-19T08:00:00Z");
        assertThat(postOffice.nextCollection()).contains(monday);

        clock.set(monday);
        postOffice.deliver();

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(onlyRow().queuedAt()).isEqualTo(evening);
        assertThat(postOffice.nextCollection()).isEmpty();
    }

    @Test
    void doesNotHoldBackWhatIsUrgent() {
        clock.set(Instant.parse("2016-09-16T18:00:00Z"));
        Letter letter = letter("step-1");
        send(new Letter(letter.messageKey(), letter.audience(), DANA, letter.about(), null, letter.content(), null, true,
                null));

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void sendsNothingThatWasTakenBack() throws Exception {
        clock.set(NOW.minus(Duration.ofHours(1)));
        post(together("a", DANA, "CASE-0042"));
        Letter other = together("b", DANA, "CASE-0043");
        post(new Letter("b", other.audience(), DANA, other.about(), "process-2", other.content(), other.together(),
                false, null));
        withdraw("process-1");
        clock.set(NOW);
        postOffice.deliver();

        assertThat(onlyMessage().getSubject()).isEqualTo("Overdue since Monday 12 September 2016: Return for CASE-0043");
        assertThat(messageLog.ofProcessInstance("process-1")).isEmpty();
    }

    @Test
    void leavesOutWhatWasTakenBackWhileTheServerWasAway() throws Exception {
        server.stop();
        post(together("a", DANA, "CASE-0042"), together("b", EVE, "CASE-0042"));
        Letter other = together("c", DANA, "CASE-0043");
        post(new Letter("c", other.audience(), DANA, other.about(), "process-2", other.content(), other.together(),
                false, null));
        postOffice.deliver();

        withdraw("process-1");
        startAgain();
        clock.set(NOW.plus(Duration.ofHours(2)));
        postOffice.deliver();

        assertThat(onlyMessage().getSubject()).isEqualTo("Overdue since Monday 12 September 2016: Return for CASE-0043");
        assertThat(messageLog.about("2026-DA-1")).extracting(SentMessage::state)
                .containsExactlyInAnyOrder(SentMessage.State.HANDED_OVER, SentMessage.State.WITHDRAWN);
        assertThat(messageLog.failures()).isEmpty();
    }

    @Test
    void triesAgainWithGrowingPausesUnderTheSameIdAndCallsForHelp() throws Exception {
        server.stop();
        send(letter("step-1"));
        SentMessage failed = onlyRow();
        assertThat(failed.state()).isEqualTo(SentMessage.State.FAILED);
        assertThat(failed.failedAt()).isEqualTo(NOW);
        assertThat(failed.error()).contains("Connection refused").hasSizeLessThanOrEqualTo(500);
        assertThat(messageLog.failures()).containsExactly(failed);

        for (Duration pause : List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30),
                Duration.ofHours(1), Duration.ofHours(1))) {
            assertThat(heard.events).isEmpty();
            Instant next = clock.instant().plus(pause);
            assertThat(onlyRow().nextAttemptAt()).isEqualTo(next);
            clock.set(next.minusMillis(1));
            int attempts = onlyRow().attempts();
            postOffice.deliver();
            assertThat(onlyRow().attempts()).isEqualTo(attempts);
            clock.set(next);
            postOffice.deliver();
            if (onlyRow().attempts() == 5) {
                assertThat(heard.events).singleElement().isInstanceOfSatisfying(MailStuck.class, stuck -> {
                    assertThat(stuck.messageId()).isEqualTo(failed.messageId());
                    assertThat(stuck.processInstances()).containsExactly("process-1");
                    assertThat(stuck.error()).contains("Connection refused");
                });
                heard.events.clear();
            }
        }
        heard.events.clear();

        startAgain();
        clock.set(clock.instant().plus(Duration.ofHours(1)));
        postOffice.deliver();

        SentMessage sent = onlyRow();
        assertThat(sent.state()).isEqualTo(SentMessage.State.HANDED_OVER);
        assertThat(sent.attempts()).isEqualTo(7);
        assertThat(onlyMessage().getMessageID()).isEqualTo(failed.messageId()).isEqualTo(sent.messageId());
        assertThat(messageLog.failures()).isEmpty();
        assertThat(heard.events).containsExactly(new MailRecovered(sent.messageId()));
    }

    @Test
    void needsNoMoreHelpOnceTheServerIsBackAndRefusesTheRecipient() throws Exception {
        server.stop();
        send(letter("step-1"));
        while (heard.events.isEmpty()) {
            clock.set(onlyRow().nextAttemptAt());
            postOffice.deliver();
        }
        assertThat(heard.events).singleElement().isInstanceOf(MailStuck.class);
        heard.events.clear();

        clock.set(onlyRow().nextAttemptAt());
        try (RefusingMailServer refusing = new RefusingMailServer(PORT)) {
            postOffice.deliver();
        }
        assertThat(heard.events).extracting(Object::getClass)
                .containsExactlyInAnyOrder(NotReached.class, MailRecovered.class);
        assertThat(onlyRow().nextAttemptAt()).isNull();
    }

    @Test
    void sendsAllTheRestAsSoonAsTheServerIsBack() {
        server.stop();
        send(letter("early"));
        clock.set(NOW.plusSeconds(60));
        postOffice.deliver();
        post(letter("late", EVE));
        postOffice.deliver();

        startAgain();
        clock.set(NOW.plusSeconds(120));
        postOffice.deliver();

        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void losesNothingWhenTheServerTakesMailAndHangsUp() throws Exception {
        server.stop();
        post(letter("a"), letter("b", EVE));
        try (DroppingMailServer dropping = new DroppingMailServer(PORT)) {
            postOffice.deliver();
            assertThat(dropping.accepted()).isPositive();
        }
        assertThat(messageLog.failures()).hasSize(2);

        startAgain();
        clock.set(NOW.plusSeconds(60));
        postOffice.deliver();

        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(messageLog.failures()).isEmpty();
    }

    @Test
    void letsNoMessageWaitBecauseNobodyCouldBeToldOfAnother() throws Exception {
        server.stop();
        heard.isDeaf = true;
        try (RefusingMailServer refusing = new RefusingMailServer(PORT)) {
            post(letter("step-1"), letter("step-2", EVE));
            postOffice.deliver();
        } finally {
            heard.isDeaf = false;
        }

        assertThat(messageLog.about("2026-DA-1")).hasSize(2).allSatisfy(row -> {
            assertThat(row.attempts()).isEqualTo(1);
            assertThat(row.error()).contains(RefusingMailServer.ANSWER);
            assertThat(row.nextAttemptAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(1)));
        });
    }

    @Test
    void letsNobodysMailWaitForAnAccountWithoutAnAddress() throws Exception {
        people.are(new Person("dana", "Dana Ford", null), EVE);
        heard.isDeaf = true;
        try {
            post(letter("step-1"), letter("step-2", EVE));
            postOffice.deliver();
        } finally {
            heard.isDeaf = false;
        }
        assertThat(onlyMessage().getHeader("To")).containsExactly("Eve Lund <eve@police.test>");

        clock.set(NOW.plus(Duration.ofMinutes(1)));
        postOffice.deliver();
        assertThat(heard.events).filteredOn(NotReached.class::isInstance).singleElement()
                .isInstanceOfSatisfying(NotReached.class, unreached -> assertThat(unreached.userId()).isEqualTo("dana"));
    }

    @Test
    void recordsTheServersWordsWhenItRefusesTheRecipientAndSaysThatNobodyWasReached() throws Exception {
        server.stop();
        try (RefusingMailServer refusing = new RefusingMailServer(PORT)) {
            send(letter("step-1"));
        }

        assertThat(onlyRow().error()).contains(RefusingMailServer.ANSWER);
        assertThat(onlyRow().state()).isEqualTo(SentMessage.State.FAILED);
        assertThat(onlyRow().nextAttemptAt()).isNull();
        assertThat(heard.events).singleElement().isInstanceOfSatisfying(NotReached.class, unreached -> {
            assertThat(unreached.userId()).isEqualTo("dana");
            assertThat(unreached.told()).containsExactly(new NotReached.Told(
                    "chasing/overdue", "auditor", "2026-DA-1 CASE-0042 police", "process-1"));
        });
    }

    @Test
    void repeatsAMessageUnderItsOwnIdAfterACrashBeforeTheHandOverWasRecorded() throws Exception {
        send(letter("step-1"));
        forgetTheHandOver();

        postOffice.deliver();

        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).hasSize(2);
        assertThat(received[0].getMessageID()).isEqualTo(received[1].getMessageID());
        assertThat(onlyRow().state()).isEqualTo(SentMessage.State.HANDED_OVER);
    }

    @Test
    void leavesAloneWhatAnotherSenderHasClaimedUntilTheClaimEnds() {
        server.stop();
        send(letter("step-1"));
        clock.set(NOW.plusSeconds(60));
        claim("another", clock.instant().plusSeconds(30));
        startAgain();

        postOffice.deliver();
        assertThat(server.getReceivedMessages()).isEmpty();

        clock.set(NOW.plusSeconds(91));
        postOffice.deliver();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(onlyRow().state()).isEqualTo(SentMessage.State.HANDED_OVER);
    }

    @Test
    void goesNoFurtherOnceOthersHaveTakenOver() throws Exception {
        server.stop();
        post(letter("a"), letter("b", EVE));
        try (MailSink slow = new MailSink(PORT, () -> claim("another", NOW.plusSeconds(300)))) {
            postOffice.deliver();
            assertThat(slow.received()).isEqualTo(1);
        }

        assertThat(messageLog.about("2026-DA-1")).extracting(SentMessage::handedOverAt).containsOnlyNulls();
        startAgain();
        postOffice.deliver();
        assertThat(server.getReceivedMessages()).isEmpty();

        clock.set(NOW.plusSeconds(301));
        postOffice.deliver();
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void keepsItsClaimWhileTheServerTakesItsTime() throws Exception {
        server.stop();
        post(letter("a"), letter("b", EVE));
        try (MailSink slow = new MailSink(PORT, () -> clock.set(clock.instant().plusSeconds(200)))) {
            postOffice.deliver();
            assertThat(slow.received()).isEqualTo(2);
        }

        assertThat(messageLog.about("2026-DA-1")).extracting(SentMessage::attempts).containsExactly(1, 1);
        assertThat(messageLog.about("2026-DA-1")).extracting(SentMessage::state)
                .containsOnly(SentMessage.State.HANDED_OVER);
    }

    @Test
    void saysThatItHasGoneWhenItIsTakenBackOnTheWire() throws Exception {
        server.stop();
        post(letter("a"));
        try (MailSink slow = new MailSink(PORT, () -> withdraw("process-1"))) {
            postOffice.deliver();
            assertThat(slow.received()).isEqualTo(1);
        }

        assertThat(onlyRow().state()).isEqualTo(SentMessage.State.HANDED_OVER);
        assertThat(jdbc.queryForList("select withdrawn_at from mail_item", Object.class)).containsOnlyNulls();
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
        people.are(new Person("dana", "Dana Ford", address), EVE);

        post(letter("step-1"), letter("step-2", EVE));
        postOffice.deliver();

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(messageLog.failures()).singleElement().satisfies(row -> {
            assertThat(row.recipientUser()).isEqualTo("dana");
            assertThat(row.state()).isEqualTo(SentMessage.State.FAILED);
            assertThat(row.error()).contains("address");
        });
        assertThat(heard.events).hasSize(1).first().isInstanceOf(NotReached.class);
    }

    @Test
    void letsNoValueAddAHeaderOrARecipient() throws Exception {
        String poison = "x\r\nBcc: eve@evil.test\r\n\r\n<b>boo</b>\u2028X-Evil: 1";
        people.are(new Person("dana", "Dana\r\nBcc: eve@evil.test", DANA.email()));
        OverdueMail content =
                new OverdueMail(poison, poison, poison, poison, LocalDate.of(2016, 9, 12), 2, 1, "https://audits.test/");
        send(new Letter(poison, "auditor", DANA, "2026-DA-1", null, content));

        MimeMessage received = onlyMessage();
        assertThat(received.getAllRecipients()).hasSize(1);
        assertThat(received.getHeader("Bcc")).isNull();
        assertThat(received.getHeader("X-Evil")).isNull();
        assertThat(received.getMessageID()).matches("<[0-9a-f]{32}@partnership\\.example>");
        assertThat(received.getSubject()).doesNotContain("\n", "\r");
    }

    @Test
    void carriesNamesAndTextBeyondAscii() throws Exception {
        Person zoe = new Person("zoe", "Zoë O’Siân", "zoe@health.test");
        people.are(zoe);
        send(letter("step-1", zoe));

        assertThat(onlyMessage().getAllRecipients()[0]).hasToString("=?UTF-8?Q?Zo=C3=AB_O=E2=80=99Si=C3=A2n?= <zoe@health.test>");
    }

    @Test
    void carriesACalendarFile() throws Exception {
        Letter letter = letter("step-1");
        send(new Letter(letter.messageKey(), letter.audience(), DANA, letter.about(), null, letter.content(), null,
                false, "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"));

        Multipart mixed = (Multipart) onlyMessage().getContent();
        assertThat(mixed.getBodyPart(0).getContentType()).startsWith("multipart/alternative");
        assertThat(mixed.getBodyPart(1).getContentType()).startsWith("text/calendar");
        assertThat(mixed.getBodyPart(1).getFileName()).endsWith(".ics");
    }

    @Test
    void findsMessagesOfARoundButNotOfAnother() {
        post(letter("a", "2026-DA-1 CASE-0042 police"), letter("b", "2026-DA-1 CASE-0043"),
                letter("c", "2026-DA-10 CASE-0042 police"));
        postOffice.deliver();

        assertThat(messageLog.about("2026-DA-1"))
                .extracting(SentMessage::about)
                .containsExactlyInAnyOrder("2026-DA-1 CASE-0042 police", "2026-DA-1 CASE-0043");
        assertThat(messageLog.about("2026-DA-1 CASE-0042 police")).hasSize(1);
        assertThat(messageLog.about("2026-DA-%")).isEmpty();
        assertThat(messageLog.ofProcessInstance("process-1")).hasSize(3);
    }

    @Test
    void namesAgenciesAmongTheReferences() {
        send(letter("step-1", "2026-DA-1 Return for CASE-0042 Children's social care (North)"));

        assertThat(onlyRow().about()).endsWith("Children's social care (North)");
    }

    @Test
    void postsALetterWhateverIsCalledWhatAmongItsReferences() {
        send(letter("step-1", "2026-DA-1 Part\nBcc: x, <b>#1</b>: dana+ford@police.test \ud835\udc9c"));

        assertThat(onlyRow().about()).isEqualTo("2026-DA-1 Part Bcc: x, b 1 /b : dana ford police.test \ud835\udc9c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NHS Foundation Trust, ", "\ud835\udc9c"})
    void cutsReferencesThatAreTooLong(String name) {
        send(letter("step-1", "2026-DA-1 " + name.repeat(200)), letter("step-2", "2026-DA-1 x" + name.repeat(200)));

        assertThat(messageLog.about("2026-DA-1")).hasSize(2).extracting(SentMessage::about).allSatisfy(about ->
                assertThat(about).startsWith("2026-DA-1 ").hasSizeBetween(190, 200).doesNotContain("\ufffd", "?"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "\n@@"})
    void refusesToBeAboutNothing(String about) {
        assertThatThrownBy(() -> letter("step-1", about)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void remembersSinceWhenAnAddressIsDead() {
        people.are(new Person("dana", "Dana Ford", "no address"));
        send(letter("step-1"));
        clock.set(NOW.plus(Duration.ofDays(1)));
        send(letter("step-2"));
        assertThat(addresses.dead("dana")).get().extracting(DeadAddress::since).isEqualTo(NOW);

        people.are(new Person("dana", "Dana Ford", null));
        clock.set(NOW.plus(Duration.ofDays(2)));
        send(letter("step-3"));
        assertThat(addresses.dead("dana")).get().extracting(DeadAddress::since).isEqualTo(clock.instant());
        clock.set(NOW.plus(Duration.ofDays(5)));
        send(letter("step-4"));
        assertThat(addresses.dead("dana")).get().extracting(DeadAddress::since)
                .isEqualTo(NOW.plus(Duration.ofDays(2)));
    }

    private void post(Letter... letters) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> postbox.post(List.of(letters)));
    }

    private void withdraw(String process) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> postbox.withdraw(process));
    }

    private void send(Letter... letters) {
        post(letters);
        postOffice.deliver();
    }

    private void forgetTheHandOver() {
        jdbc.update("update message set handed_over_at = null, next_attempt_at = queued_at, attempts = 0");
    }

    private void claim(String sender, Instant until) {
        jdbc.update("update message set claimed_by = ?, claimed_until = ?", sender, until.atOffset(ZoneOffset.UTC));
    }

    private void startAgain() {
        ServerSetup setup = new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(20_000);
        server = new GreenMail(setup);
        server.start();
    }

    private boolean isToDana(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString().contains(DANA.email());
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
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
        return letter(key, DANA);
    }

    private static Letter letter(String key, String about) {
        Letter letter = letter(key);
        return new Letter(key, letter.audience(), DANA, about, "process-1", letter.content());
    }

    private static Letter letter(String key, Person recipient) {
        return new Letter(key, "auditor", recipient, "2026-DA-1 CASE-0042 police", "process-1",
                overdue(recipient, "CASE-0042"));
    }

    private static Letter together(String key, Person recipient, String caseReference) {
        return new Letter(key, "auditor", recipient, "2026-DA-1 Return for " + caseReference + " Police", "process-1",
                overdue(recipient, caseReference), "Police", false, null);
    }

    private static OverdueMail overdue(Person recipient, String caseReference) {
        return new OverdueMail(recipient.name(), "Return for " + caseReference, "2026-DA-1", "Police",
                LocalDate.of(2016, 9, 12), 2, 3, "https://audits.test/task/7");
    }

    /** Below those that a system lends for a moment: it must be free again after each stop of the server. */
    private static int freePort() {
        for (int port = ThreadLocalRandom.current().nextInt(20_000, 30_000); ; port++) {
            try (ServerSocket socket = new ServerSocket(port)) {
                return port;
            } catch (IOException e) {
                // Taken; the next one, then.
            }
        }
    }

    /** What the mail module told others. */
    static class Heard {

        private final List<Object> events = new ArrayList<>();
        private boolean isDeaf;

        @EventListener({MailStuck.class, MailRecovered.class, NotReached.class})
        void hear(Object event) {
            if (isDeaf) {
                throw new IllegalStateException("nobody listens");
            }
            events.add(event);
        }
    }

    /** Who there is to write to. */
    static class People {

        private final Map<String, Person> byId = new HashMap<>();

        void are(Person... now) {
            byId.clear();
            Arrays.stream(now).forEach(person -> byId.put(person.id(), person));
        }
    }

    /** This module and the schema, without the engine. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan(excludeFilters = @ComponentScan.Filter(
            type = FilterType.REGEX, pattern = "org\\.caseaudit\\.mail\\.(process\\..*|BounceController)"))
    @Import({SettableClock.class, People.class, Heard.class, WorkingCalendar.class})
    @EnableConfigurationProperties({MailSettings.class, BounceMailboxSettings.class, Links.class, CalendarSettings.class})
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        LiquibaseAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        MailSenderAutoConfiguration.class
    })
    static class Config {

        @Bean
        Directory directory(People people) {
            Directory directory = mock(Directory.class);
            when(directory.person(any())).thenAnswer(call -> Optional.ofNullable(people.byId.get(call.getArgument(0))));
            when(directory.people(any())).thenAnswer(call -> people.byId.values().stream()
                    .filter(person -> call.<Collection<String>>getArgument(0).contains(person.id())).toList());
            return directory;
        }
    }
}
