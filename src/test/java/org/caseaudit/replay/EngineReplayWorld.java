package org.caseaudit.replay;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.caseaudit.CaseAuditApplication;
import org.caseaudit.identity.Administrators;
import org.caseaudit.mail.PostOffice;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** The application in this JVM with an empty database, a mail server of its own, and the engine's clock in hand. */
final class EngineReplayWorld implements ReplayWorld, AutoCloseable {

    private static final String ADMINISTRATOR = "administrator";
    private static final String PASSWORD = "Lantern-Hill-91-Stones!";

    private final GreenMail mailServer = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final ServletWebServerApplicationContext application;
    private final ManagementService management;
    private final PostOffice postOffice;

    EngineReplayWorld(Instant starts) {
        mailServer.start();
        ClockUtil.setCurrentTime(Date.from(starts));
        application = (ServletWebServerApplicationContext) new SpringApplicationBuilder(CaseAuditApplication.class)
                .profiles("replay")
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=jdbc:h2:mem:replay-" + UUID.randomUUID(),
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + mailServer.getSmtp().getPort(),
                        // Jobs and post are run by the clock, in the order of their due dates.
                        "--camunda.bpm.job-execution.enabled=false",
                        "--case-audit.mail.deliver=false",
                        "--logging.level.root=WARN",
                        "--spring.main.banner-mode=off");
        management = application.getBean(ManagementService.class);
        postOffice = application.getBean(PostOffice.class);
        application.getBean(Administrators.class)
                .ensure(ADMINISTRATOR, "Adam Keeper", "administrator@partnership.example", PASSWORD);
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + application.getWebServer().getPort());
    }

    @Override
    public ReplayClock clock() {
        return this::moveTo;
    }

    @Override
    public String administrator() {
        return ADMINISTRATOR;
    }

    @Override
    public String administratorPassword() {
        return PASSWORD;
    }

    @Override
    public List<ReceivedMail> mails() {
        return Arrays.stream(mailServer.getReceivedMessages())
                .map(mail -> ReceivedMail.of(mail, ReplayRun.ZONE)).toList();
    }

    private void moveTo(Instant time) {
        do {
            runWhatIsDue();
        } while (moveToNextDueDate(time));
        if (time.isAfter(ClockUtil.now().toInstant())) {
            ClockUtil.setCurrentTime(Date.from(time));
        }
        runWhatIsDue();
    }

    private void runWhatIsDue() {
        List<Job> due;
        do {
            due = management.createJobQuery().executable().active().orderByJobDuedate().asc().list().stream()
                    .filter(EngineReplayWorld::isOfAProcess).toList();
            due.forEach(this::run);
        } while (!due.isEmpty());
        postOffice.deliver();
    }

    private void run(Job job) {
        if (management.createJobQuery().jobId(job.getId()).count() == 0) {
            return;
        }
        try {
            management.executeJob(job.getId());
        } catch (RuntimeException e) {
            String where = management.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId())
                    .singleResult().getActivityId();
            throw new ReplayException("the engine's own step " + where + " failed: " + e, e);
        }
    }

    /** Whether something falls due up to that time, a job or the post; it is then the time at which it does. */
    private boolean moveToNextDueDate(Instant limit) {
        Instant now = ClockUtil.now().toInstant();
        Optional<Instant> next = Stream.concat(
                        management.createJobQuery().withRetriesLeft().active().duedateHigherThan(ClockUtil.now())
                                .duedateLowerThan(new Date(limit.toEpochMilli() + 1)).orderByJobDuedate().asc().list()
                                .stream().filter(EngineReplayWorld::isOfAProcess).map(job -> job.getDuedate().toInstant())
                                .limit(1),
                        postOffice.nextCollection().filter(post -> post.isAfter(now) && !post.isAfter(limit)).stream())
                .min(Comparator.naturalOrder());
        next.ifPresent(time -> ClockUtil.setCurrentTime(Date.from(time)));
        return next.isPresent();
    }

    /** The engine's housekeeping is none of a replay's business. */
    private static boolean isOfAProcess(Job job) {
        return job.getProcessDefinitionId() != null;
    }

    @Override
    public void close() {
        application.close();
        mailServer.stop();
        ClockUtil.reset();
    }
}
