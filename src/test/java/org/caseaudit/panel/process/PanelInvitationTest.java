package org.caseaudit.panel.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.AgencyRegister;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.process.ProcessTest;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.returns.process.SampledRound;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The panel's day in people's calendars. */
class PanelInvitationTest extends ProcessTest {

    private static final String AUDITOR = "invited-auditor";
    private static final LocalDate PANEL = LocalDate.of(2026, 10, 12);

    @Autowired
    private AuditRounds rounds;
    @Autowired
    private AgencyRegister register;
    @Autowired
    private ApplicationContext context;

    @Test
    void comesWithACalendarFileThatLaterOnesReplace() throws Exception {
        TestPeople people = new TestPeople(identity);
        people.person(AUDITOR);
        people.person("invited-chair", Groups.PANEL_CHAIR);
        register.put(new Agency("invited-agency", "Invited Agency", AUDITOR, null));
        long round = SampledRound.create(context, LocalDate.of(2026, 9, 21), PANEL, List.of("invited-agency"),
                "CASE-0042").round().id();
        rounds.sampleDrawn(round);
        purge();

        rounds.sampleConfirmed(round);
        postOffice.deliver();

        assertThat(MAIL.getReceivedMessages()).hasSizeGreaterThanOrEqualTo(2);
        MimeMessage invitation = mailTo(AUDITOR);
        assertThat(invitation.getSubject()).startsWith("Panel on Monday 12 October 2026: audit round 20");
        assertThat(file(invitation)).contains("SEQUENCE:0", "DTSTART;VALUE=DATE:20261012");
        assertThat(file(mailTo("invited-chair"))).isEqualTo(file(invitation));

        purge();
        rounds.panelConvened(round, PANEL.plusDays(7));
        postOffice.deliver();

        MimeMessage moved = mailTo(AUDITOR);
        assertThat(moved.getSubject()).startsWith("Panel moved to Monday 19 October 2026");
        assertThat(file(moved)).contains("SEQUENCE:1", "DTSTART;VALUE=DATE:20261019", uid(file(invitation)));
    }

    private static String uid(String file) {
        return file.lines().filter(line -> line.startsWith("UID:")).findFirst().orElseThrow();
    }

    private static String file(MimeMessage mail) throws Exception {
        Object content = ((Multipart) mail.getContent()).getBodyPart(1).getContent();
        return content instanceof String text ? text
                : new String(((InputStream) content).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static MimeMessage mailTo(String user) {
        return Arrays.stream(MAIL.getReceivedMessages()).filter(mail -> {
            try {
                return mail.getAllRecipients()[0].toString().contains(user + "@");
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }).findFirst().orElseThrow();
    }

    private static void purge() throws FolderException {
        MAIL.purgeEmailFromAllMailboxes();
    }
}
