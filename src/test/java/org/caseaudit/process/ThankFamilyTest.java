package org.caseaudit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.caseaudit.childidentity.ChildIdentity;
import org.caseaudit.childidentity.KnownChildren;
import org.caseaudit.consent.Interview;
import org.caseaudit.consent.InterviewState;
import org.caseaudit.consent.Interviews;
import org.caseaudit.identity.Browser;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.programme.Stage;
import org.caseaudit.sampling.AuditCase;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a family that took part is owed does not end with the report. */
class ThankFamilyTest extends WholeRoundTest {

    @Autowired
    private Interviews interviews;
    @Autowired
    private JdbcTemplate jdbc;
    @LocalServerPort
    private int port;

    private AuditCase heard;
    private AuditCase unheard;

    @BeforeEach
    void oneFamilyIsHeardBeforeTheReportIsSignedOff() {
        List<AuditCase> both = familiesAgreed();
        heard = both.get(0);
        unheard = both.get(1);
        submit(PARTICIPATION_MANAGER, about(heard, "userTask_holdFeedbackInterview"), Map.of(
                "parentHeld", "yes", "parentHeldOn", TODAY.toString(), "parentViews", "We were told late.",
                "speaksToBoard", "yes", "childHeld", "no", "childReason", "Too young"));
        toDraft(both, "Plans were clear.");
        writeUp();
        checkDisclosure("safe");
    }

    @Test
    void meetsTheBoardAndIsThankedAfterPublicationToo() {
        Task meeting = owed(heard, "userTask_arrangeBoardMeeting");
        assertThat(meeting.getName()).isEqualTo("Arrange board meeting – " + heard.caseRef());
        signOff();
        runDueJobs();
        assertThat(rounds.round(roundId).stage()).isEqualTo(Stage.PUBLISHED);

        submit(CHAIR, meeting, Map.of("decision", "meets", "meetsOn", "2026-10-30", "arrangement", "At the town hall"));
        Task thank = owed(heard, "userTask_thankFamily");
        assertThat(thank.getDueDate()).isEqualTo(closeOf(LocalDate.of(2026, 9, 14)));
        ProcessInstance thanks = process(thank);
        submit(PARTICIPATION_MANAGER, thank, Map.of("decision", "sent", "thankedOn", TODAY.toString()));

        assertThat(thanks).isEnded().hasPassed("endEvent_familyThanked");
        Interview interview = interviews.find(heard.id()).orElseThrow();
        assertThat(interview.boardWish().meetsOn()).isEqualTo("2026-10-30");
        assertThat(interview.thanks().on()).isEqualTo(TODAY);
    }

    @Test
    void isThankedThoughSignOffFoundItStillToBeHeard() {
        assertThat(owed(unheard, "userTask_thankFamily")).isNull();
        signOff();
        runDueJobs();

        assertThat(interviews.find(unheard.id()).orElseThrow().state()).isEqualTo(InterviewState.STILL_OPEN);
        Task thank = owed(unheard, "userTask_thankFamily");
        assertThat(process(thank)).hasNotPassed("userTask_arrangeBoardMeeting");
        submit(PARTICIPATION_MANAGER, thank, Map.of("decision", "notSent", "reason", "Moved abroad"));
        assertThat(interviews.find(unheard.id()).orElseThrow().thanks().reason()).isEqualTo("Moved abroad");
    }

    @Test
    void letsThoseWhoThankItKnowWhoItIsUntilTheyHave() {
        KnownChildren.put(jdbc, unheard.caseRef(), new ChildIdentity("Ada Test", LocalDate.of(2015, 3, 1), null));
        signOff();
        runDueJobs();
        assertThat(identityPage().body()).contains("Ada Test");

        submit(PARTICIPATION_MANAGER, owed(unheard, "userTask_thankFamily"),
                Map.of("decision", "sent", "thankedOn", TODAY.toString()));
        assertThat(identityPage().body()).contains("Why do you need to know now?").doesNotContain("Ada Test");
    }

    @Test
    void isNotAskedForMoreOnceItHasWithdrawn() {
        ProcessInstance thanks = process(owed(heard, "userTask_arrangeBoardMeeting"));
        signOff();
        Browser petra = Browser.withBasic(port, PARTICIPATION_MANAGER, TestPeople.PASSWORD);
        assertThat(petra.send("POST", "/cases/" + heard.caseRef() + "/withdrawal", null).statusCode()).isEqualTo(204);

        assertThat(thanks).isEnded().hasPassed("endEvent_thanksCalledOff");
        assertThat(interviews.find(heard.id()).orElseThrow().state()).isEqualTo(InterviewState.WITHDRAWN);
        runDueJobs();
        assertThat(round).isWaitingAt("userTask_writeUpReport");
        assertThat(owed(unheard, "userTask_thankFamily")).isNotNull();
    }

    private HttpResponse<String> identityPage() {
        return Browser.withBasic(port, PARTICIPATION_MANAGER, TestPeople.PASSWORD)
                .get("/cases/" + unheard.caseRef() + "/identity");
    }

    private ProcessInstance process(Task task) {
        return runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
    }
}
