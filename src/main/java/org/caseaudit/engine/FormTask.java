package org.caseaudit.engine;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The place in the process that a form belongs to: references in, a gateway's answer out. */
public final class FormTask {

    private final Map<String, Object> variables;
    private final VariableScope scope;
    private final String user;

    private FormTask(Map<String, Object> variables, VariableScope scope, String user) {
        this.variables = variables;
        this.scope = scope;
        this.user = user;
    }

    static FormTask opened(Map<String, Object> variables, String user) {
        return new FormTask(variables, null, user);
    }

    static FormTask submitted(VariableScope scope, String user) {
        return new FormTask(scope.getVariables(), scope, user);
    }

    /** A reference that the process carries, such as {@code auditCaseId}. */
    public long id(String variable) {
        return ((Number) required(variable)).longValue();
    }

    public String text(String variable) {
        return (String) required(variable);
    }

    public boolean has(String variable) {
        return variables.get(variable) != null;
    }

    /** The person at the form. */
    public String user() {
        return user;
    }

    /** Gives the process what its next gateway asks: a reference, a date, a boolean or an enum's name. */
    public void set(String variable, Object value) {
        processScope().setVariable(variable, value);
    }

    /** Names the process instance once its reference is known. */
    public void setBusinessKey(String reference) {
        ((DelegateExecution) processScope()).setProcessBusinessKey(reference);
    }

    /** The id under which Cockpit finds this instance. */
    public String processInstanceId() {
        return scope instanceof DelegateTask task
                ? task.getProcessInstanceId() : ((DelegateExecution) scope).getProcessInstanceId();
    }

    private VariableScope processScope() {
        if (scope == null) {
            throw new IllegalStateException("a form that is only opened changes nothing");
        }
        return scope instanceof DelegateTask task ? task.getExecution() : scope;
    }

    private Object required(String variable) {
        Object value = variables.get(variable);
        if (value == null) {
            throw new IllegalStateException("the process carries no " + variable);
        }
        return value;
    }
}
