package org.caseaudit.returns.process;

import java.util.List;
import java.util.NoSuchElementException;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.engine.FormSchema.Option;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.returns.AgencyAuditors;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.AgencyReturns;
import org.springframework.stereotype.Component;

/** The returns for which the person at hand answers and which are still to come. */
@Component
class OwnReturns {

    private final AgencyReturns returns;
    private final AgencyAuditors auditors;
    private final AuditRounds rounds;

    OwnReturns(AgencyReturns returns, AgencyAuditors auditors, AuditRounds rounds) {
        this.returns = returns;
        this.auditors = auditors;
        this.rounds = rounds;
    }

    List<AgencyReturn> open() {
        return returns.openOf(auditors.auditedByMe());
    }

    /** To choose one of them. */
    List<Option> options() {
        return open().stream().map(r -> new Option(Long.toString(r.id()), r.reference() + " ("
                + rounds.round(r.auditRoundId()).reference() + "), due on " + UkDate.format(r.dueOn()))).toList();
    }

    /** The chosen one. */
    AgencyReturn chosen(String option) {
        return open().stream().filter(r -> Long.toString(r.id()).equals(option)).findFirst()
                .orElseThrow(() -> new NoSuchElementException("no open return " + option));
    }
}
