package org.caseaudit.returns.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.engine.FormRefusedException.Problem;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Person;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.PartAnswer;
import org.caseaudit.returns.PartOutcome;
import org.caseaudit.returns.ReturnPart;
import org.caseaudit.returns.ReturnPart.Evidence;
import org.caseaudit.returns.ReturnParts;
import org.caseaudit.returns.process.ReturnPartProcess.Variables;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;

/** A practice, a school or a colleague answers the part that a lead auditor has handed over, and sees nothing else. */
@Component
class CompletePartForm extends FormHandler {

    /** Places for evidence on the form. */
    private static final int MOST_EVIDENCE = 3;

    private final ReturnParts parts;
    private final AgencyReturns returns;
    private final PartsInWords partsInWords;
    private final AuditRounds rounds;
    private final AuditCases cases;
    private final Directory directory;
    private final WorkingCalendar calendar;
    private final Clock clock;

    CompletePartForm(ReturnParts parts, AgencyReturns returns, PartsInWords partsInWords, AuditRounds rounds,
            AuditCases cases, Directory directory, WorkingCalendar calendar, Clock clock) {
        this.parts = parts;
        this.returns = returns;
        this.partsInWords = partsInWords;
        this.rounds = rounds;
        this.cases = cases;
        this.directory = directory;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        ReturnPart part = parts.find(task.id(Variables.RETURN_PART_ID));
        AgencyReturn whole = returns.find(part.agencyReturnId());
        values.show("caseReference", cases.reference(part.auditCaseId()))
                .show("agencyName", whole.agencyName())
                .show("askedBy", directory.person(part.handedOverBy()).map(Person::name).orElse(whole.agencyName()))
                .show("dueInWords", UkDate.formatWithDay(part.dueOn()) + ", close of business")
                .show("overdue", clock.instant().isAfter(calendar.closeOfBusiness(part.dueOn())))
                .show("windowInWords", CompleteReturnForm.window(rounds.round(part.auditRoundId())))
                .show("askedStandards", partsInWords.standards(part, whole))
                .show("askedQuestion", Optional.ofNullable(part.question()).orElse(""));
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        PartOutcome outcome = answers.choice("partOutcome", PartOutcome.class);
        List<Problem> problems = new ArrayList<>();
        if (outcome == PartOutcome.RECORD_NOT_FOUND && !answers.has("partReason")) {
            problems.add(new Problem("partReason", "please say what search was made for the record"));
        }
        if (outcome == PartOutcome.UNABLE_TO_TAKE_PART && !answers.has("partReason")) {
            problems.add(new Problem("partReason", "please say why you are unable to take part"));
        }
        List<Evidence> evidence = new ArrayList<>();
        for (int n = 1; n <= MOST_EVIDENCE; n++) {
            if (answers.has("evidence" + n)) {
                LocalDate date = answers.date("evidenceDate" + n);
                if (date.isAfter(calendar.today())) {
                    problems.add(new Problem("evidenceDate" + n, "is in the future"));
                }
                evidence.add(new Evidence(answers.text("evidence" + n), date));
            }
        }
        if (!problems.isEmpty()) {
            throw new FormRefusedException(problems);
        }
        parts.answer(task.id(Variables.RETURN_PART_ID),
                new PartAnswer(outcome, answers.text("partReason"), answers.text("partAnswer"), evidence));
    }
}
