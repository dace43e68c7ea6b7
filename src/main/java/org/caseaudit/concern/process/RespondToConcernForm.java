package org.caseaudit.concern.process;

import java.time.Clock;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.concern.Concern;
import org.caseaudit.concern.ConcernContent;
import org.caseaudit.concern.ConcernOutcome;
import org.caseaudit.concern.Concerns;
import org.caseaudit.concern.process.SafeguardingConcernProcess.Variables;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;

/** A safeguarding lead answers a concern. */
@Component
class RespondToConcernForm extends FormHandler {

    private final Concerns concerns;
    private final AuditCases cases;
    private final Clock clock;

    RespondToConcernForm(Concerns concerns, AuditCases cases, Clock clock) {
        this.concerns = concerns;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        Concern concern = concerns.find(task.id(Variables.CONCERN_ID));
        values.show("concernReference", concern.reference())
                .show("caseReference", cases.reference(concern.auditCaseId()))
                .show("raisedInWords", UkDate.format(concern.raisedAt(), clock.getZone()))
                .show("dueInWords", UkDate.formatWithDay(concern.dueOn()) + ", close of business")
                .show("worry", concerns.content(concern.id()).map(ConcernContent::worry).orElse(""));
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        boolean meetingNeeded = answers.text("meetingNeeded").equals("yes");
        concerns.respond(task.id(Variables.CONCERN_ID), answers.text("action"),
                meetingNeeded ? null : answers.choice("outcome", ConcernOutcome.class), task.user());
        task.set(Variables.MEETING_NEEDED, meetingNeeded);
    }
}
