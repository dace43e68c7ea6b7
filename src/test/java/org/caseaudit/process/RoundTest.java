package org.caseaudit.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.AgencyRegister;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.register.CaseRegisterImport;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.AuditCases;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** People, agencies, a register and the first forms of a round, for tests that need a round under way. */
public abstract class RoundTest extends ProcessTest {

    protected static final String COORDINATOR = "carla";
    protected static final String QA_MEMBER = "quentin";
    protected static final String GROUP_MEMBER = "grace";
    protected static final String PARTICIPATION_MANAGER = "petra";
    protected static final String CHAIR = "chris";
    protected static final LocalDate PANEL = LocalDate.of(2026, 10, 19);
    protected static final LocalDate RETURNS_DUE = LocalDate.of(2026, 10, 5);

    private static final AtomicInteger NEEDS = new AtomicInteger();

    @Autowired
    protected AuditRounds rounds;
    @Autowired
    protected AuditCases cases;
    @Autowired
    private AgencyRegister agencies;
    @Autowired
    private CaseRegisterImport registerImport;

    @BeforeEach
    void people() {
        TestPeople people = new TestPeople(identity);
        people.person(COORDINATOR, Groups.COORDINATORS);
        people.person(QA_MEMBER, Groups.QA);
        people.person(GROUP_MEMBER, Groups.AUDIT_GROUP);
        people.person(PARTICIPATION_MANAGER, Groups.PARTICIPATION);
        people.person(CHAIR, Groups.PANEL_CHAIR);
        people.person("paul");
        people.person("harriet");
        agencies.put(new Agency("police", "Police", "paul", null));
        agencies.put(new Agency("hospital", "Hospital trust", "harriet", null));
    }

    /** Puts so many open cases with a need code of their own into the register and returns the code. */
    protected String register(int size) {
        String need = "NEED-" + NEEDS.incrementAndGet();
        StringBuilder csv = new StringBuilder("case_ref,family_ref,open,need_codes,agencies,age\n");
        for (int i = 1; i <= size; i++) {
            csv.append("%s-C%d,%s-F%d,yes,%s;OTHER,police;hospital,9\n".formatted(need, i, need, i, need));
        }
        if (size > 0) {
            importCsv(csv.toString());
        }
        return need;
    }

    protected void importCsv(String csv) {
        try {
            registerImport.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected static Map<String, Object> plan() {
        return new HashMap<>(Map.of("title", "Domestic abuse", "mode", "IN_DEPTH", "panelOn", PANEL.toString()));
    }

    protected static Map<String, Object> theme() {
        return new HashMap<>(Map.of("theme", "DOMESTIC_ABUSE", "themeSources", List.of("JOINT_INSPECTION"),
                "selectedBy", "QA sub-group"));
    }

    protected static Map<String, Object> scope(String need, int sampleSize) {
        return new HashMap<>(Map.of("openOnly", true, "needCode", need, "onePerFamily", true,
                "sampleSize", sampleSize, "agencies", List.of("police", "hospital"),
                "toolFormId", "tool-domestic-abuse", "returnsDueOn", RETURNS_DUE.toString(),
                "members", "Ruth Calder, the partnership", "training", "Half a day on the tool"));
    }

    protected ProcessInstance startRound(Map<String, Object> plan) {
        String definition = engine.getRepositoryService().createProcessDefinitionQuery()
                .processDefinitionKey("audit-round").latestVersion().singleResult().getId();
        return as(COORDINATOR, () -> engine.getFormService().submitStartForm(definition, plan));
    }

    /** A round whose scope is agreed and whose draw has been tried. */
    protected ProcessInstance roundDrawn(String need, int sampleSize) {
        ProcessInstance round = startRound(plan());
        submit(QA_MEMBER, task("userTask_selectTheme", round), theme());
        submit(GROUP_MEMBER, task("userTask_agreeScope", round), scope(need, sampleSize));
        runDueJobs();
        return round;
    }

    /** A round whose sample is confirmed: families are to be asked now. */
    protected ProcessInstance roundConfirmed(int registerSize, int sampleSize) {
        ProcessInstance round = roundDrawn(register(registerSize), sampleSize);
        submit(GROUP_MEMBER, task("userTask_confirmSample", round), Map.of("decision", "confirm"));
        return round;
    }

    protected static Date closeOf(LocalDate day) {
        return Date.from(day.atTime(17, 0).atZone(LONDON).toInstant());
    }

    protected AuditRound roundOf(ProcessInstance instance) {
        return rounds.round((Long) runtime.getVariable(instance.getId(), "auditRoundId"));
    }

    /** A task of what the family is owed, which no round and no case calls; null where it is not open. */
    protected Task owed(AuditCase audited, String element) {
        return tasks.createTaskQuery().taskDefinitionKey(element)
                .processVariableValueEquals("auditCaseId", audited.id()).singleResult();
    }

    /** The instances of a process that this one calls, directly. */
    protected List<ProcessInstance> called(ProcessInstance caller, String processKey) {
        return runtime.createProcessInstanceQuery().superProcessInstanceId(caller.getId())
                .processDefinitionKey(processKey).list();
    }
}
