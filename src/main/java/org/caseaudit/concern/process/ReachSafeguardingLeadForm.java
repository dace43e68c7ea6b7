package org.caseaudit.concern.process;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.concern.Concern;
import org.caseaudit.concern.Concerns;
import org.caseaudit.concern.process.SafeguardingConcernProcess.Variables;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.Person;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;

/** Chair or coordinator reach a safeguarding lead; they learn that a concern waits, not what it says. */
@Component
class ReachSafeguardingLeadForm extends FormHandler {

    private final Concerns concerns;
    private final AuditCases cases;
    private final Directory directory;

    ReachSafeguardingLeadForm(Concerns concerns, AuditCases cases, Directory directory) {
        this.concerns = concerns;
        this.cases = cases;
        this.directory = directory;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        Concern concern = concerns.find(task.id(Variables.CONCERN_ID));
        values.show("concernReference", concern.reference())
                .show("caseReference", cases.reference(concern.auditCaseId()))
                .show("dueInWords", UkDate.formatWithDay(dueOn(concern)))
                .show("leads", directory.members(Groups.SAFEGUARDING_LEADS).stream().map(Person::name)
                        .collect(Collectors.joining(", ")));
    }

    /** Since when the leads are waited for. */
    LocalDate dueOn(Concern concern) {
        return concern.dueOn();
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        concerns.reached(task.id(Variables.CONCERN_ID), answers.text("note"), task.user());
    }
}
