package org.caseaudit.returns.process;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.caseaudit.engine.AsSystem;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.engine.FormSchema.Option;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.AgencyRegister;
import org.caseaudit.identity.CurrentUser;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.InvalidFieldException;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.caseaudit.sampling.AuditCases;
import org.caseaudit.sampling.process.CaseAuditProcess;
import org.springframework.stereotype.Component;

/** A child has lived elsewhere: the coordinator asks one more agency, for this case only. */
@Component
class AddAgencyToCaseForm extends FormHandler {

    /** The choice of an agency that is not registered yet. */
    private static final String ANOTHER = "ANOTHER";

    private final AgencyReturns returns;
    private final AuditRounds rounds;
    private final AuditCases cases;
    private final AgencyRegister register;
    private final Directory directory;
    private final CurrentUser user;
    private final RuntimeService runtime;
    private final AsSystem asSystem;

    AddAgencyToCaseForm(AgencyReturns returns, AuditRounds rounds, AuditCases cases, AgencyRegister register,
            Directory directory, CurrentUser user, RuntimeService runtime, AsSystem asSystem) {
        this.returns = returns;
        this.rounds = rounds;
        this.cases = cases;
        this.register = register;
        this.directory = directory;
        this.user = user;
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        List<Option> open = new ArrayList<>();
        if (user.isIn(Groups.COORDINATORS)) {
            for (AuditRound round : rounds.all()) {
                cases.sampled(round.id()).stream().filter(this::isBeingAudited).map(cases::find)
                        .forEach(c -> open.add(new Option(
                                c.id().toString(), c.caseRef() + " (" + round.reference() + ")")));
            }
        }
        List<Option> agencies = new ArrayList<>(List.of(new Option(ANOTHER, "Another agency, named below")));
        directory.agencies().forEach(agency -> agencies.add(new Option(agency.code(), agency.name())));
        values.options("caseOptions", open).options("agencyOptions", agencies);
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        long caseId = Long.parseLong(answers.text("auditCase"));
        Agency agency = answers.text("agency").equals(ANOTHER) ? registered(answers)
                : directory.agency(answers.text("agency")).orElseThrow();
        if (returns.ofCase(caseId).stream().anyMatch(r -> r.agencyCode().equals(agency.code()))) {
            throw new FormRefusedException("agency", agency.name() + " is asked for a return on this case already");
        }
        AgencyReturn added = returns.add(caseId, agency, answers.text("reason"));
        task.set(Variables.AUDIT_CASE_ID, caseId);
        task.set(Variables.AGENCY_RETURN_ID, added.id());
        task.setBusinessKey(added.reference());
    }

    /** Its returns are asked for, and it has not been closed. */
    private boolean isBeingAudited(long caseId) {
        return !returns.openedFor(caseId).isEmpty() && asSystem.call(() -> runtime.createProcessInstanceQuery()
                .processDefinitionKey(CaseAuditProcess.KEY)
                .variableValueEquals(Variables.AUDIT_CASE_ID, caseId).count()) > 0;
    }

    private Agency registered(FormAnswers answers) {
        try {
            return register.add(answers.text("newName"), answers.text("newLeadAuditor"), null, true);
        } catch (InvalidFieldException e) {
            throw new FormRefusedException(
                    e.field().equals("leadAuditor") ? "newLeadAuditor" : "newName", e.getMessage());
        }
    }
}
