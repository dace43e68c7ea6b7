package org.caseaudit.panel.process;

import org.caseaudit.panel.process.PanelProcess.Variables;
import org.caseaudit.sampling.AuditCases;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Says on the task which case it is about. An input parameter could not: on a multi-instance task the engine evaluates
 * it once, before there is a case.
 */
@Component
class CaseToModerateListener implements TaskListener {

    private final AuditCases cases;

    CaseToModerateListener(AuditCases cases) {
        this.cases = cases;
    }

    @Override
    public void notify(DelegateTask task) {
        task.setVariableLocal(
                Variables.REFERENCE, cases.reference((Long) task.getVariable(Variables.AUDIT_CASE_ID)));
    }
}
