package org.caseaudit.sampling;

import java.util.Optional;
import org.caseaudit.childidentity.WorkOnCase;
import org.caseaudit.engine.OpenTasks;
import org.caseaudit.engine.OpenTasks.OpenTask;
import org.caseaudit.identity.CurrentUser;
import org.springframework.stereotype.Component;

/** The audit of a case, from asking the family to thanking it, which may be done after the report. */
@Component
class AuditWork implements WorkOnCase {

    private final AuditCases cases;
    private final OpenTasks tasks;

    AuditWork(AuditCases cases, OpenTasks tasks) {
        this.cases = cases;
        this.tasks = tasks;
    }

    @Override
    public Optional<String> openTask(CurrentUser person, String caseRef) {
        return cases.audited(caseRef).stream()
                .flatMap(audited -> tasks.askedOf(person.id(), person.groups(), "auditCaseId", audited.id()).stream())
                .map(OpenTask::name).findFirst();
    }
}
