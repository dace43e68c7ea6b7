package org.caseaudit.returns.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.AgencyReturn.Liaison;
import org.caseaudit.returns.AgencyReturn.Liaison.Decision;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;

/** What the chair agreed with an agency whose return did not come. */
@Component
class LiaiseWithAgencyForm extends FormHandler {

    private final AgencyReturns returns;
    private final AuditCases cases;
    private final Clock clock;

    LiaiseWithAgencyForm(AgencyReturns returns, AuditCases cases, Clock clock) {
        this.returns = returns;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        AgencyReturn awaited = returns.find(task.id(Variables.AGENCY_RETURN_ID));
        values.show("agencyName", awaited.agencyName())
                .show("caseReference", cases.reference(awaited.auditCaseId()))
                .show("dueInWords", UkDate.formatWithDay(awaited.dueOn()))
                .show("agreedBefore", awaited.agreed().stream().map(this::inWords).collect(Collectors.joining(" ")));
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        AgencyReturn awaited = returns.find(task.id(Variables.AGENCY_RETURN_ID));
        String decision = answers.text("decision");
        LocalDate newDueOn = answers.date("newDueOn");
        if (decision.equals("extend")) {
            LocalDate after = awaited.dueOn().isAfter(LocalDate.now(clock)) ? awaited.dueOn() : LocalDate.now(clock);
            if (!newDueOn.isAfter(after)) {
                throw new FormRefusedException("newDueOn", "must be later than " + UkDate.format(after));
            }
        }
        Decision agreed = switch (decision) {
            case "extend" -> Decision.EXTEND;
            case "excuse" -> Decision.EXCUSE;
            default -> Decision.GO_ON;
        };
        returns.agree(awaited.id(), agreed, answers.text("reason"), newDueOn, task.user());
        task.set(Variables.LIAISON_DECISION, decision);
        task.set(Variables.RETURN_IN, false);
    }

    private String inWords(Liaison liaison) {
        String what = switch (liaison.decision()) {
            case EXTEND -> "a later date, " + UkDate.format(liaison.newDueOn());
            case GO_ON -> "no change";
            case EXCUSE -> "unable to take part";
        };
        return UkDate.format(LocalDate.ofInstant(liaison.agreedAt(), clock.getZone())) + ": " + what + " ("
                + liaison.reason() + ").";
    }
}
