package org.caseaudit.panel.process;

import java.util.Map;
import org.caseaudit.consent.CaseWithdrawn;
import org.caseaudit.engine.AsSystem;
import org.caseaudit.panel.Disposition;
import org.caseaudit.panel.process.PanelProcess.Elements;
import org.caseaudit.panel.process.PanelProcess.Variables;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A family withdraws while its case is before the panel: the chair is asked about it no more. */
@Component
class ModerationOfWithdrawnCase {

    private static final Map<String, Object> NOT_DISCUSSED = Map.of(
            "disposition", Disposition.NOT_DISCUSSED.name(), "reason", "The family has withdrawn.");

    private final TaskService tasks;
    private final AsSystem asSystem;

    ModerationOfWithdrawnCase(TaskService tasks, AsSystem asSystem) {
        this.tasks = tasks;
        this.asSystem = asSystem;
    }

    @EventListener
    void caseWithdrawn(CaseWithdrawn withdrawn) {
        asSystem.run(() -> tasks.createTaskQuery().taskDefinitionKey(Elements.MODERATE_CASE)
                .processVariableValueEquals(Variables.AUDIT_ROUND_ID, withdrawn.roundId()).list().stream()
                .filter(task -> tasks.getVariable(task.getId(), Variables.AUDIT_CASE_ID).equals(withdrawn.caseId()))
                .forEach(task -> tasks.complete(task.getId(), NOT_DISCUSSED)));
    }
}
