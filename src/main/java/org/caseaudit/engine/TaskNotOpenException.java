package org.caseaudit.engine;

/** There is nothing to work on: the task was completed, withdrawn, or never existed. */
class TaskNotOpenException extends FormRefusedException {

    private static final long serialVersionUID = 1L;

    TaskNotOpenException() {
        super("task", "this task is not open (any more): it was completed by somebody else, withdrawn, or never "
                + "existed. Nothing was changed.");
    }
}
