package org.caseaudit.consent.process;

import java.util.Date;
import java.util.Map;
import org.caseaudit.consent.Interview;
import org.caseaudit.consent.Interviews;
import org.caseaudit.engine.AsSystem;
import org.caseaudit.engine.WorkingDays;
import org.caseaudit.programme.PanelDayMoved;
import org.caseaudit.sampling.process.CaseAuditProcess;
import org.caseaudit.sampling.process.CaseAuditProcess.Elements;
import org.caseaudit.sampling.process.CaseAuditProcess.Variables;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Moves interviews and contingency deadlines with the day of the panel, however it came to be another. */
@Component
class MovedPanel {

    private final Interviews interviews;
    private final WorkingDays workingDays;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final AsSystem asSystem;

    MovedPanel(Interviews interviews, WorkingDays workingDays, RuntimeService runtime, TaskService tasks,
            ManagementService management, AsSystem asSystem) {
        this.interviews = interviews;
        this.workingDays = workingDays;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.asSystem = asSystem;
    }

    @EventListener
    void panelDayMoved(PanelDayMoved moved) {
        interviews.panelMoved(moved.roundId(), moved.panelOn()).forEach(interview -> asSystem.run(() -> move(interview)));
    }

    private void move(Interview interview) {
        Date dueAt = workingDays.closeOf(interview.dueOn());
        Date contingencyAt = workingDays.closeOf(interview.contingencyOn());
        for (ProcessInstance caseAudit : runtime.createProcessInstanceQuery()
                .processDefinitionKey(CaseAuditProcess.KEY)
                .variableValueEquals(Variables.AUDIT_CASE_ID, interview.caseId()).list()) {
            runtime.setVariables(caseAudit.getId(),
                    Map.of(Variables.INTERVIEW_DUE_AT, dueAt, Variables.CONTINGENCY_AT, contingencyAt));
            tasks.createTaskQuery().processInstanceId(caseAudit.getId())
                    .taskDefinitionKey(Elements.HOLD_FEEDBACK_INTERVIEW).list().forEach(task -> {
                        task.setDueDate(dueAt);
                        tasks.saveTask(task);
                    });
            management.createJobQuery().processInstanceId(caseAudit.getId()).activityId(Elements.CONTINGENCY_REACHED)
                    .list().forEach(timer -> management.setJobDuedate(timer.getId(), contingencyAt));
        }
    }
}
