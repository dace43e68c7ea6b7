package org.caseaudit.engine;

import java.util.function.Supplier;

/**
 * Carries a form's answers from the call that submits them past the engine to the form's handler. The engine never
 * sees them, so neither its runtime tables nor its history can keep them.
 */
final class FormSubmission {

    private static final ThreadLocal<FormSubmission> CURRENT = new ThreadLocal<>();

    private final String user;
    private final FormAnswers answers;
    private boolean taken;

    FormSubmission(String user, FormAnswers answers) {
        this.user = user;
        this.answers = answers;
    }

    String user() {
        return user;
    }

    FormAnswers answers() {
        return answers;
    }

    /** Runs the engine's own step while the answers are at hand, and insists that a handler took them. */
    <T> T during(Supplier<T> step) {
        FormSubmission outer = CURRENT.get();
        CURRENT.set(this);
        try {
            T result = step.get();
            if (!taken) {
                throw new IllegalStateException("no form handler took the answers; nothing was changed");
            }
            return result;
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    static FormSubmission take(String element) {
        FormSubmission current = CURRENT.get();
        if (current == null || current.taken) {
            throw new IllegalStateException(element + " can only be passed by submitting its form");
        }
        current.taken = true;
        return current;
    }
}
