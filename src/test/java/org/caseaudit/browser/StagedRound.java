package org.caseaudit.browser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.AgencyRegister;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.register.CaseRegisterImport;

/**
 * One audit round with two cases and two agencies, played through its forms by the people whose tasks they are, up to
 * where a test in the browser begins.
 */
public final class StagedRound {

    public static final String COORDINATOR = "corinna";
    public static final String QA = "quilla";
    public static final String PARTICIPATION = "paula";
    public static final String CHAIR = "charles";
    public static final String SAFEGUARDING_LEAD = "sandra";
    public static final String MANAGER = "martin";
    public static final String POLICE = "pauline";
    public static final String HOSPITAL = "hector";
    /** Each round draws from cases of its own, so that no two tests' tasks bear the same name. */
    private static final AtomicInteger ROUNDS = new AtomicInteger();

    private final ProcessEngine engine;
    private final LocalDate today;
    private final String need;
    private final CaseRegisterImport register;
    private ProcessInstance round;

    private StagedRound(ProcessEngine engine, LocalDate today, String need, CaseRegisterImport register) {
        this.engine = engine;
        this.register = register;
        this.today = today;
        this.need = need;
    }

    /** Brings people, agencies and a case register of six. */
    public static StagedRound inPartnership(
            ProcessEngine engine, AgencyRegister agencies, CaseRegisterImport register, LocalDate today)
            throws IOException {
        TestPeople people = new TestPeople(engine.getIdentityService());
        // Without an administrator the web applications offer nothing but to create one.
        people.person("admin", Groups.ADMINISTRATORS);
        people.person(COORDINATOR, Groups.COORDINATORS);
        people.person(QA, Groups.QA, Groups.AUDIT_GROUP);
        people.person(PARTICIPATION, Groups.PARTICIPATION);
        people.person(CHAIR, Groups.PANEL_CHAIR);
        people.person(SAFEGUARDING_LEAD, Groups.SAFEGUARDING_LEADS);
        people.person(MANAGER, Groups.OVERSIGHT);
        people.person(POLICE);
        people.person(HOSPITAL);
        agencies.put(new Agency("police", "Police", POLICE, null));
        agencies.put(new Agency("hospital", "Hospital trust", HOSPITAL, null));
        String need = "BR" + ROUNDS.incrementAndGet();
        StringBuilder csv = new StringBuilder("case_ref,family_ref,open,need_codes,agencies,age\n");
        for (int i = 1; i <= 6; i++) {
            csv.append(need).append("-000").append(i).append(",F-").append(need).append(i).append(",yes,").append(need)
                    .append(",police;hospital,9\n");
        }
        register.read(new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)));
        return new StagedRound(engine, today, need, register);
    }

    public StagedRound planned() {
        String definition = engine.getRepositoryService().createProcessDefinitionQuery()
                .processDefinitionKey("audit-round").latestVersion().singleResult().getId();
        round = as(COORDINATOR, () -> engine.getFormService().submitStartForm(definition, Map.of(
                "title", "Domestic abuse and the voice of the child", "mode", "IN_DEPTH",
                "panelOn", today.plusDays(42).toString(), "windowFrom", today.minusYears(1).toString(),
                "windowTo", today.toString(), "audience", "The partnership's board and practitioners")));
        return this;
    }

    public StagedRound sampleDrawn() {
        planned();
        submit(QA, "userTask_selectTheme", Map.of("theme", "DOMESTIC_ABUSE", "themeSources", List.of("SERVICE_PLAN"),
                "selectedBy", "QA sub-group"));
        submit(QA, "userTask_agreeScope", Map.of("openOnly", true, "needCode", need, "onePerFamily", true,
                "sampleSize", 2, "agencies", List.of("police", "hospital"), "toolFormId", "tool-domestic-abuse",
                "returnsDueOn", today.plusDays(28).toString(), "members", "Ruth Calder, the partnership",
                "guidance", "Please read the chronology first."));
        return this;
    }

    public StagedRound familiesAsked() {
        sampleDrawn();
        submit(QA, "userTask_confirmSample", Map.of("decision", "confirm"));
        return this;
    }

    /** Both families have agreed; each agency has two returns to complete. */
    public StagedRound returnsRequested() {
        familiesAsked();
        for (Task asking : open("userTask_seekAgreement")) {
            submit(PARTICIPATION, asking, Map.of("parentOutcome", "AGREED", "parentMethod", "WRITTEN",
                    "askedOn", today.toString(), "childOutcome", "AGREED"));
        }
        return this;
    }

    /** Cases of two localities, all of one family each, with a need code of their own. */
    public StagedRound registerSpread() throws IOException {
        StringBuilder csv = new StringBuilder("case_ref,family_ref,open,need_codes,agencies,age,locality,gender\n");
        for (int i = 1; i <= 12; i++) {
            csv.append("%s-S%02d,F-%s-S%d,yes,%s,police,%d,%s,%s\n".formatted(need, i, need, i, need(), i <= 2 ? 6 : 12,
                    i <= 8 ? "North" : "South", i % 2 == 0 ? "female" : "male"));
        }
        register.read(new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** The need code of {@link #registerSpread()}. */
    public String need() {
        return need + "S";
    }

    public ProcessInstance instance() {
        return round;
    }

    public String reference() {
        return round.getBusinessKey() != null ? round.getBusinessKey()
                : engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(round.getId())
                        .singleResult().getBusinessKey();
    }

    /** The open tasks of that name in the round and in all that it began. */
    public List<Task> open(String elementId) {
        runDueJobs();
        Object id = engine.getRuntimeService().getVariable(round.getId(), "auditRoundId");
        return engine.getTaskService().createTaskQuery().taskDefinitionKey(elementId)
                .processVariableValueEquals("auditRoundId", id).orderByTaskName().asc().list();
    }

    /** The open return of an agency on the first case. */
    public Task returnOf(String agency) {
        return open("userTask_completeReturn").stream().filter(task -> task.getName().endsWith(agency)).findFirst()
                .orElseThrow();
    }

    public void submit(String user, String elementId, Map<String, Object> answers) {
        submit(user, open(elementId).get(0), answers);
    }

    public void submit(String user, Task task, Map<String, Object> answers) {
        as(user, () -> {
            engine.getFormService().submitTaskForm(task.getId(), answers);
            return null;
        });
        runDueJobs();
    }

    public void runDueJobs() {
        var management = engine.getManagementService();
        List<Job> due;
        while (!(due = management.createJobQuery().executable().orderByJobDuedate().asc().listPage(0, 1)).isEmpty()) {
            management.executeJob(due.get(0).getId());
        }
    }

    private <T> T as(String user, Supplier<T> action) {
        var identity = engine.getIdentityService();
        identity.setAuthentication(user, identity.createGroupQuery().groupMember(user).list().stream()
                .map(group -> group.getId()).toList());
        try {
            return action.get();
        } finally {
            identity.clearAuthentication();
        }
    }
}
