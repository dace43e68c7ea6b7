package org.bareengine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Does nothing. */
public class EmptyDelegate implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        // Nothing is the yardstick.
    }
}
