package org.caseaudit.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/** A form's answers cannot be taken; nothing was changed. The engine's REST API answers 400 with this message. */
public class FormRefusedException extends FormFieldValidationException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with one field. {@code field} is its key, {@code reason} says what to mend. */
    public record Problem(String field, String reason) {
    }

    private final transient List<Problem> problems;

    public FormRefusedException(List<Problem> problems) {
        super(null, problems.stream().map(p -> p.field() + ": " + p.reason()).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public FormRefusedException(String field, String reason) {
        this(List.of(new Problem(field, reason)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
