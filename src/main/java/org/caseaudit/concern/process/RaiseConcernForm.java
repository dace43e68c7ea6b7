package org.caseaudit.concern.process;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.caseaudit.concern.Concern;
import org.caseaudit.concern.Concerns;
import org.caseaudit.concern.process.SafeguardingConcernProcess.Variables;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormSchema.Option;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.engine.WorkingDays;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.CurrentUser;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Groups;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.programme.Stage;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.ReturnParts;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;

/** Anybody who works on a case says that the child may be at risk now. */
@Component
class RaiseConcernForm extends FormHandler {

    /** Who works on every case of a round. */
    private static final List<String> WHOLE_ROUND = List.of(
            Groups.COORDINATORS, Groups.PANEL_CHAIR, Groups.PARTICIPATION, Groups.SAFEGUARDING_LEADS);

    private final Concerns concerns;
    private final AgencyReturns returns;
    private final ReturnParts parts;
    private final AuditRounds rounds;
    private final AuditCases cases;
    private final Directory directory;
    private final CurrentUser user;
    private final WorkingDays workingDays;

    RaiseConcernForm(
            Concerns concerns, AgencyReturns returns, ReturnParts parts, AuditRounds rounds, AuditCases cases,
            Directory directory, CurrentUser user, WorkingDays workingDays) {
        this.concerns = concerns;
        this.returns = returns;
        this.parts = parts;
        this.rounds = rounds;
        this.cases = cases;
        this.directory = directory;
        this.user = user;
        this.workingDays = workingDays;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        values.options("caseOptions", theirCases().stream().map(id -> {
            AuditCase auditCase = cases.find(id);
            return new Option(id.toString(),
                    auditCase.caseRef() + " (" + rounds.round(auditCase.roundId()).reference() + ")");
        }).toList());
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        Concern raised = concerns.raise(
                Long.parseLong(answers.text("caseReference")), answers.text("worry"), task.user());
        task.set(Variables.CONCERN_ID, raised.id());
        task.set(Variables.AUDIT_ROUND_ID, raised.auditRoundId());
        task.set(Variables.CONCERN_DUE_AT, workingDays.closeOf(raised.dueOn()));
        task.setBusinessKey(raised.reference());
    }

    private Set<Long> theirCases() {
        Set<Long> theirs = new LinkedHashSet<>();
        if (WHOLE_ROUND.stream().anyMatch(user::isIn)) {
            rounds.all().stream().filter(RaiseConcernForm::isUnderWay)
                    .forEach(round -> theirs.addAll(cases.sampled(round.id())));
        }
        List<String> agencies = directory.agencies().stream().map(Agency::code)
                .filter(code -> user.isIn(Groups.agency(code)) || user.isIn(Groups.managers(code))).toList();
        returns.casesOf(agencies).stream()
                .filter(id -> isUnderWay(rounds.round(cases.find(id).roundId()))).forEach(theirs::add);
        parts.openOf(user.id()).forEach(part -> theirs.add(part.auditCaseId()));
        return theirs;
    }

    private static boolean isUnderWay(AuditRound round) {
        return round.stage() != Stage.PUBLISHED && round.stage() != Stage.ABANDONED;
    }
}
