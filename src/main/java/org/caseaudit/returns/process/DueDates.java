package org.caseaudit.returns.process;

import java.util.Date;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Moves the due dates of tasks that people have already. */
@Component
class DueDates {

    private final TaskService tasks;

    DueDates(TaskService tasks) {
        this.tasks = tasks;
    }

    void move(DelegateExecution process, String userTask, Date dueAt) {
        for (Task task : tasks.createTaskQuery().processInstanceId(process.getProcessInstanceId())
                .taskDefinitionKey(userTask).list()) {
            task.setDueDate(dueAt);
            tasks.saveTask(task);
        }
    }
}
