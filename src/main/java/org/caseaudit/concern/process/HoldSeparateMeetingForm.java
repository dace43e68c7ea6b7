package org.caseaudit.concern.process;

import java.time.Clock;
import java.time.LocalDate;
import org.caseaudit.concern.Concern;
import org.caseaudit.concern.ConcernContent;
import org.caseaudit.concern.ConcernOutcome;
import org.caseaudit.concern.Concerns;
import org.caseaudit.concern.process.SafeguardingConcernProcess.Variables;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;

/** What a separate meeting about the child concluded. */
@Component
class HoldSeparateMeetingForm extends FormHandler {

    private final Concerns concerns;
    private final AuditCases cases;
    private final Clock clock;

    HoldSeparateMeetingForm(Concerns concerns, AuditCases cases, Clock clock) {
        this.concerns = concerns;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        Concern concern = concerns.find(task.id(Variables.CONCERN_ID));
        values.show("concernReference", concern.reference())
                .show("caseReference", cases.reference(concern.auditCaseId()))
                .show("worry", concerns.content(concern.id()).map(ConcernContent::worry).orElse(""))
                .show("response", concerns.content(concern.id()).map(ConcernContent::response).orElse(""));
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        LocalDate heldOn = answers.date("heldOn");
        if (heldOn.isAfter(LocalDate.now(clock))) {
            throw new FormRefusedException("heldOn", "is in the future");
        }
        concerns.met(task.id(Variables.CONCERN_ID), heldOn, answers.text("conclusion"),
                answers.choice("outcome", ConcernOutcome.class));
    }
}
