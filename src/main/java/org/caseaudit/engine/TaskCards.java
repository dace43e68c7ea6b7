package org.caseaudit.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

/**
 * Says on every task which case or round it is about. The reference goes into the task's name, for lists and mails,
 * and into task-local variables, because Tasklist's cards show nothing else to people without rights on the instance.
 */
@Component
class TaskCards extends AbstractProcessEnginePlugin {

    static final String REFERENCE = "reference";
    static final String AGENCY = "agency";
    private static final String AGENCY_NAME = "agencyName";

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<BpmnParseListener> listeners =
                engine.getCustomPostBPMNParseListeners();
        if (listeners == null) {
            listeners = new ArrayList<>();
            engine.setCustomPostBPMNParseListeners(listeners);
        }
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
                ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition()
                        .addTaskListener(TaskListener.EVENTNAME_CREATE, TaskCards::label);
            }
        });
    }

    private static void label(DelegateTask task) {
        Object given = task.getVariable(REFERENCE);
        String reference = given == null ? task.getExecution().getProcessBusinessKey() : given.toString();
        if (reference != null) {
            task.setName(task.getName() + " – " + reference);
            task.setVariableLocal(REFERENCE, reference);
        }
        if (task.getVariable(AGENCY_NAME) instanceof String agency) {
            task.setVariableLocal(AGENCY, agency);
        }
    }
}
