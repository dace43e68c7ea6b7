package org.caseaudit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.caseaudit.CaseAuditApplication;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Groups;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.programme.Stage;
import org.caseaudit.register.CaseRegister;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the application as a newcomer does, twice on the same data. */
class DemonstrationIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    private static Path data;

    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void startTwice() throws InterruptedException {
        start();
        awaitRounds();
        application.close();
        start();
        awaitRounds();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void bringsTenAgenciesWithLeadAuditorDeputyAndManager() {
        Directory directory = application.getBean(Directory.class);
        assertThat(directory.agencies()).hasSize(10).allSatisfy(agency -> {
            assertThat(directory.members(Groups.agency(agency.code()))).hasSize(2);
            assertThat(directory.members(Groups.managers(agency.code()))).hasSize(1);
        });
        assertThat(Stream.of(Groups.COORDINATORS, Groups.QA, Groups.AUDIT_GROUP, Groups.PARTICIPATION, Groups.PANEL_CHAIR,
                Groups.SAFEGUARDING_LEADS, Groups.LEARNING, Groups.OVERSIGHT, Groups.ADMINISTRATORS))
                .allSatisfy(group -> assertThat(directory.members(group)).isNotEmpty());
    }

    @Test
    void bringsARegisterOf400Children() {
        assertThat(application.getBean(CaseRegister.class).size()).isEqualTo(400);
    }

    @Test
    void playsOnePublishedRoundAndOneUnderWayOnce() {
        assertThat(rounds()).extracting(AuditRound::stage).containsExactly(Stage.SAMPLE_CONFIRMED, Stage.PUBLISHED);
    }

    @Test
    void leavesReturnsOverdueAndAConcernOpen() {
        TaskService tasks = application.getBean(TaskService.class);
        assertThat(tasks.createTaskQuery().taskDefinitionKey("userTask_completeReturn").dueBefore(new Date()).count())
                .isBetween(4L, 12L);
        assertThat(tasks.createTaskQuery().taskDefinitionKey("userTask_liaiseWithAgency").count()).isPositive();
        assertThat(tasks.createTaskQuery().taskDefinitionKey("userTask_holdSeparateMeeting").count()).isEqualTo(1);
    }

    @Test
    void leavesOneFamilyToBeThanked() {
        assertThat(application.getBean(TaskService.class).createTaskQuery().taskDefinitionKey("userTask_thankFamily").count())
                .isEqualTo(1);
    }

    @Test
    void leavesActionsDoneVerifiedAndOverdue() {
        TaskService tasks = application.getBean(TaskService.class);
        assertThat(tasks.createTaskQuery().taskDefinitionKey("userTask_verifyAction").count()).isEqualTo(1);
        assertThat(tasks.createTaskQuery().taskDefinitionKey("userTask_completeAction").dueBefore(new Date()).count())
                .isEqualTo(1);
    }

    @Test
    void handsEveryJobOverToTheJobExecutor() {
        ManagementService management = application.getBean(ManagementService.class);
        assertThat(application.getBean(RuntimeService.class).createIncidentQuery().count()).isZero();
        assertThat(management.createJobQuery().messages().list()).isEmpty();
        assertThat(management.createJobQuery().timers().duedateLowerThan(Date.from(Instant.now().minusSeconds(60))).list())
                .isEmpty();
    }

    @Test
    void writesMailToFiles() throws Exception {
        try (Stream<Path> mail = Files.list(data.resolve("mail"))) {
            assertThat(mail.filter(file -> file.toString().endsWith(".eml"))).hasSizeGreaterThan(50);
        }
    }

    private static void start() {
        application = new SpringApplicationBuilder(CaseAuditApplication.class).run(
                "--spring.datasource.url=jdbc:h2:file:" + data.resolve("case-audit"),
                "--case-audit.mail.directory=" + data.resolve("mail"),
                "--server.port=0", "--logging.level.root=warn");
    }

    private static void awaitRounds() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals(DemoRounds.THREAD)) {
                thread.join(PATIENCE.toMillis());
                assertThat(thread.isAlive()).as("the rounds are still being played").isFalse();
            }
        }
    }

    private static List<AuditRound> rounds() {
        return application.getBean(AuditRounds.class).all();
    }
}
