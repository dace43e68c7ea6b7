package org.caseaudit.returns.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.AgencyRegister;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.process.ProcessTest;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.ReturnState;
import org.caseaudit.returns.process.AgencyReturnProcess.Elements;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The child of CASE-0061 lived in Northshire until June. */
class AddAgencyToCaseTest extends ProcessTest {

    private static final String COORDINATOR = "cora-coordinator";
    private static final String NEAR = "ann-near";
    private static final String FAR = "fay-far";
    private static final LocalDate DUE = LocalDate.of(2026, 9, 21);

    @Autowired
    private AgencyReturns returns;
    @Autowired
    private AgencyRegister register;
    @Autowired
    private Directory directory;
    @Autowired
    private ApplicationContext context;

    private SampledRound sampled;
    private ProcessInstance audit;

    @BeforeEach
    void startTheAuditOfOneOfTwoCases() {
        TestPeople people = new TestPeople(identity);
        people.person(COORDINATOR, Groups.COORDINATORS);
        people.person(NEAR);
        people.person(FAR);
        register.put(new Agency("near", "Near Police", NEAR, null));
        sampled = SampledRound.create(
                context, DUE, LocalDate.of(2026, 10, 12), List.of("near"), "CASE-0061", "CASE-0062");
        audit = runtime.createProcessInstanceByKey("case-audit").businessKey("CASE-0061")
                .setVariable(Variables.AUDIT_CASE_ID, caseId()).setVariable(Variables.AUDIT_ROUND_ID, roundId())
                .startBeforeActivity("serviceTask_openReturns").execute();
    }

    @Test
    void asksAnAgencyFromOutsideTheAreaAboutThatOneCase() {
        add(Map.of());

        Task task = tasksOf(Elements.COMPLETE_RETURN, audit).stream()
                .filter(t -> t.getName().contains("Northshire")).findFirst().orElseThrow();
        assertThat(task.getName()).startsWith("Complete return – CASE-0061 Northshire Children's Services");
        assertThat(task.getDueDate().toInstant()).isEqualTo(DUE.atTime(LocalTime.of(17, 0)).atZone(LONDON).toInstant());
        AgencyReturn added = returns.ofCase(caseId()).stream().filter(r -> r.addedBecause() != null).findFirst()
                .orElseThrow();
        assertThat(added.addedBecause()).isEqualTo("The family lived there until June");
        Agency agency = directory.agency(added.agencyCode()).orElseThrow();
        assertThat(agency.fromOutsideArea()).isTrue();
        assertThat(agency.leadAuditor()).isEqualTo(FAR);
        assertThat(returns.ofCase(sampled.cases().get(1))).isEmpty();
        submit(FAR, task, Map.of("outcome", "NO_SAFEGUARDING_ISSUE"));
        assertThat(returns.numbers(roundId()).agenciesAsked()).isEqualTo(2);
        assertThat(returns.numbers(roundId()).noSafeguardingIssue()).isEqualTo(1);

        submit(COORDINATOR, tasksOf(Elements.CHECK_RETURN, audit).get(0), Map.of("decision", "accept"));
        assertThat(passed("endEvent_addedAgencyDone", audit)).isTrue();
    }

    @Test
    void closesItsReturnWithTheOthersAtSignOff() {
        add(Map.of("newName", "Southshire Children's Services"));
        runtime.createMessageCorrelation("signOffReached")
                .processInstanceVariableEquals(Variables.AUDIT_ROUND_ID, roundId()).correlateAll();
        assertThat(returns.ofCase(caseId())).hasSize(2)
                .allSatisfy(r -> assertThat(r.state()).isEqualTo(ReturnState.NOT_RETURNED));
        assertThatThrownBy(() -> add(Map.of())).hasMessageContaining("auditCase: is none of the choices");
    }

    @Test
    void refusesWhatCannotBeAdded() {
        refused(Map.of("auditCase", sampled.cases().get(1).toString()), "auditCase: is none of the choices");
        refused(Map.of("newName", "NEAR POLICE"), "newName: is that of an agency that is registered already");
        refused(Map.of("newName", "Eastshire", "newLeadAuditor", "nobody-there"), "newLeadAuditor: is not a known user");
        refused(Map.of("agency", "near"), "agency: Near Police is asked for a return on this case already");
        assertThatThrownBy(() -> start(NEAR, AddAgencyToCaseProcess.KEY, answers(Map.of())))
                .isInstanceOfAny(FormRefusedException.class, AuthorizationException.class);
        assertThat(returns.ofCase(caseId())).hasSize(1);
    }

    private void refused(Map<String, Object> different, String message) {
        assertThatThrownBy(() -> add(different))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining(message);
    }

    private void add(Map<String, Object> different) {
        start(COORDINATOR, AddAgencyToCaseProcess.KEY, answers(different));
    }

    private Map<String, Object> answers(Map<String, Object> different) {
        Map<String, Object> answers = new HashMap<>(Map.of("auditCase", Long.toString(caseId()), "agency", "ANOTHER",
                "newName", "Northshire Children's Services", "newLeadAuditor", FAR,
                "reason", "The family lived there until June"));
        answers.putAll(different);
        if (!answers.get("agency").equals("ANOTHER")) {
            answers.remove("newName");
            answers.remove("newLeadAuditor");
        }
        return answers;
    }

    private long caseId() {
        return sampled.cases().get(0);
    }

    private long roundId() {
        return sampled.round().id();
    }
}
