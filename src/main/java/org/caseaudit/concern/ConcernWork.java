package org.caseaudit.concern;

import java.util.Optional;
import org.caseaudit.childidentity.WorkOnCase;
import org.caseaudit.engine.OpenTasks;
import org.caseaudit.engine.OpenTasks.OpenTask;
import org.caseaudit.identity.CurrentUser;
import org.caseaudit.identity.Groups;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;

/** A safeguarding lead who answers a concern about a child has to know which child. */
@Component
class ConcernWork implements WorkOnCase {

    private final Concerns concerns;
    private final AuditCases cases;
    private final OpenTasks tasks;

    ConcernWork(Concerns concerns, AuditCases cases, OpenTasks tasks) {
        this.concerns = concerns;
        this.cases = cases;
        this.tasks = tasks;
    }

    @Override
    public Optional<String> openTask(CurrentUser person, String caseRef) {
        if (!person.isIn(Groups.SAFEGUARDING_LEADS)) {
            return Optional.empty();
        }
        return concerns.open().stream()
                .filter(concern -> cases.reference(concern.auditCaseId()).equals(caseRef))
                .flatMap(concern -> tasks.askedOf(person.id(), person.groups(), "concernId", concern.id()).stream())
                .map(OpenTask::name).findFirst();
    }
}
