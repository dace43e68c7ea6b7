package org.caseaudit.returns.process;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.identity.Cover;
import org.caseaudit.identity.Covers;
import org.caseaudit.identity.Groups;
import org.caseaudit.returns.process.CoverProcess.Variables;
import org.springframework.stereotype.Component;

/** Takes the agency's tasks back from whoever covered, those claimed meanwhile too. */
@Component
class EndCoverDelegate implements JavaDelegate {

    private final Covers covers;
    private final TaskService tasks;

    EndCoverDelegate(Covers covers, TaskService tasks) {
        this.covers = covers;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution process) {
        Cover cover = covers.find((Long) process.getVariable(Variables.COVER_ID));
        if (covers.end(cover.id())) {
            tasks.createTaskQuery().taskAssignee(cover.userId())
                    .taskCandidateGroup(Groups.agency(cover.agencyCode())).includeAssignedTasks().list()
                    .forEach(task -> tasks.setAssignee(task.getId(), null));
        }
    }
}
