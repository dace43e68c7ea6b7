package org.caseaudit.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.CannotCreateTransactionException;

class BounceMailboxTest {

    private static final String ID = "<0123456789abcdef0123456789abcdef@partnership.example>";
    private static final String REPORT = """
            From: MAILER-DAEMON@mx.police.test
            To: bounces@partnership.example
            Subject: Undelivered Mail Returned to Sender
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: text/plain

            I'm sorry to have to inform you that your message could not be delivered.

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.police.test
            Arrival-Date: Mon, 7 Sep 2026 09:00:02 +0100

            Final-Recipient: rfc822; dana.ford@police.test
            Action: failed
            Status: 5.1.1 (bad destination mailbox address)
            Diagnostic-Code: smtp; 550 5.1.1 No such
                mailbox here

            --b
            Content-Type: %s

            Return-Path: <case-audit@partnership.example>
            Message-ID: %s
            Subject: Overdue

            --b--
            """;

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP), new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_POP3)});
    private final Bounces bounces = mock(Bounces.class);
    private GreenMailUser user;

    @BeforeEach
    void start() {
        server.start();
        user = server.setUser("bounces@partnership.example", "bounces", "Quiet-Lantern-42");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"imap", "pop3"})
    void takesReportsInAndDeletesThem(String protocol) throws Exception {
        when(bounces.record(any())).thenReturn(true);
        user.deliver(mail(REPORT.formatted("text/rfc822-headers", ID)));

        assertThat(mailbox(protocol).read()).isEqualTo(1);

        verify(bounces).record(new BounceReport(ID, "dana.ford@police.test", "5.1.1", "550 5.1.1 No such mailbox here"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"imap", "pop3"})
    void readsAgainWhatCouldNotBeRecordedAndLetsNoOtherReportWaitForIt(String protocol) throws Exception {
        when(bounces.record(any())).thenThrow(new CannotCreateTransactionException("the database is away"))
                .thenReturn(true);
        user.deliver(mail(REPORT.formatted("text/rfc822-headers", ID)));
        user.deliver(mail(REPORT.formatted("text/rfc822-headers", "<another@partnership.example>")));

        assertThat(mailbox(protocol).read()).isEqualTo(1);
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(mailbox(protocol).read()).isEqualTo(1);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void letsNoReportWaitForAMessageThatCannotBeRead() throws Exception {
        when(bounces.record(any())).thenReturn(true);
        user.deliver(mail(REPORT.formatted("text/rfc822-headers\nContent-Transfer-Encoding: x-odd", ID)));
        user.deliver(mail(REPORT.formatted("text/rfc822-headers", ID)));

        assertThat(mailbox("imap").read()).isEqualTo(1);
        assertThat(server.getReceivedMessages()).singleElement()
                .satisfies(unreadable -> assertThat(unreadable.isSet(Flag.SEEN)).isTrue());
    }

    @Test
    void leavesWhatIsNoReportOrNotAboutOurMail() throws Exception {
        user.deliver(mail(REPORT.formatted("message/rfc822", "<somebody@else>")));
        user.deliver(mail("From: a@b.test\nTo: bounces@partnership.example\nSubject: Out of office\n\nBack on Monday\n"));

        assertThat(mailbox("imap").read()).isZero();
        assertThat(mailbox("imap").read()).isZero();

        verify(bounces).record(any());
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void readsNothingIntoAReportWithoutStatus() throws Exception {
        assertThat(DeliveryReport.read(mail(REPORT.formatted("text/rfc822-headers", ID).replace("Status:", "X:"))))
                .isEmpty();
        verify(bounces, never()).record(any());
    }

    private BounceMailbox mailbox(String protocol) {
        int port = protocol.equals("imap") ? server.getImap().getPort() : server.getPop3().getPort();
        return new BounceMailbox(new BounceMailboxSettings("127.0.0.1", protocol, port, "bounces", "Quiet-Lantern-42",
                "INBOX", Duration.ofMinutes(5)), bounces);
    }

    private static MimeMessage mail(String text) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII)));
    }
}
