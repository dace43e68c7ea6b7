package org.caseaudit.oversight.cockpit;

import org.assertj.core.api.Assertions;

/** Holds after every test, whatever it did to returns. */
public class ReadModelCheck {

    private final ReturnsStanding standing;

    ReadModelCheck(ReturnsStanding standing) {
        this.standing = standing;
    }

    public void agreesWithTheReturns() {
        Assertions.assertThat(standing.differing())
                .as("rows of returns_standing that differ from agency_return: was a change not told as ReturnChanged?")
                .isZero();
    }

    /** For tests that change returns past the application. */
    public void rebuild() {
        standing.rebuild();
    }
}
