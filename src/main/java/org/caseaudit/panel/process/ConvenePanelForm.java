package org.caseaudit.panel.process;

import java.time.LocalDate;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.engine.WorkingDays;
import org.caseaudit.panel.Panel;
import org.caseaudit.panel.RoundTerms;
import org.caseaudit.panel.process.PanelProcess.Variables;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;

/** The coordinator calls the panel together. */
@Component
class ConvenePanelForm extends FormHandler {

    private final Panel panel;
    private final AuditRounds rounds;
    private final AuditCases cases;
    private final AgencyReturns returns;
    private final RoundTerms terms;
    private final WorkingDays workingDays;

    ConvenePanelForm(
            Panel panel, AuditRounds rounds, AuditCases cases, AgencyReturns returns, RoundTerms terms,
            WorkingDays workingDays) {
        this.panel = panel;
        this.rounds = rounds;
        this.cases = cases;
        this.returns = returns;
        this.terms = terms;
        this.workingDays = workingDays;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        AuditRound round = rounds.round(task.id(Variables.AUDIT_ROUND_ID));
        var all = returns.ofRound(round.id());
        values.show("roundTitle", round.title())
                .show("roundReference", round.reference())
                .show("casesInSample", cases.sampled(round.id()).size())
                .show("returnsIn", all.stream().filter(r -> r.isIn()).count())
                .show("returnsAsked", all.size())
                .show("panelOn", round.panelOn())
                .options("agencyOptions", terms.agencies(round))
                .show("present", round.agencies());
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        long roundId = task.id(Variables.AUDIT_ROUND_ID);
        LocalDate panelOn = answers.date("panelOn");
        LocalDate plannedOn = rounds.round(roundId).plannedOn();
        if (panelOn.isBefore(plannedOn)) {
            throw new FormRefusedException("panelOn",
                    "is before " + UkDate.format(plannedOn) + ", when this round was planned");
        }
        panel.convene(
                roundId, panelOn, answers.text("venue"), answers.list("present"), answers.text("note"), task.user());
        rounds.panelConvened(roundId, panelOn);
        task.set(Variables.PANEL_AT, workingDays.closeOf(panelOn));
    }
}
