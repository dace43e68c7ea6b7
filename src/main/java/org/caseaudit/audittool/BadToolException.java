package org.caseaudit.audittool;

import java.util.List;
import java.util.stream.Collectors;

/** An audit tool cannot be used; says for each mistake in which line of which file it is and what to mend. */
public class BadToolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    /** One thing to mend. */
    public record Mistake(int line, String toMend) {
    }

    BadToolException(String file, List<Mistake> mistakes) {
        super(mistakes.stream().map(m -> file + " line " + m.line() + ": " + m.toMend())
                .collect(Collectors.joining("; ")));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }
}
