package org.caseaudit.panel.process;

import java.util.stream.Collectors;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.panel.Disposition;
import org.caseaudit.panel.Moderation;
import org.caseaudit.panel.Panel;
import org.caseaudit.panel.process.PanelProcess.Variables;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.Judgement;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;

/** The chair records what the panel made of one case. */
@Component
class ModerateCaseForm extends FormHandler {

    private final Panel panel;
    private final AuditRounds rounds;
    private final AuditCases cases;
    private final AgencyReturns returns;

    ModerateCaseForm(Panel panel, AuditRounds rounds, AuditCases cases, AgencyReturns returns) {
        this.panel = panel;
        this.rounds = rounds;
        this.cases = cases;
        this.returns = returns;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        AuditRound round = rounds.round(task.id(Variables.AUDIT_ROUND_ID));
        AuditCase audited = cases.find(task.id(Variables.AUDIT_CASE_ID));
        String missing = returns.ofCase(audited.id()).stream().filter(r -> !r.isIn())
                .map(AgencyReturn::agencyName).collect(Collectors.joining(", "));
        values.show("roundTitle", round.title())
                .show("caseLabel", audited.label())
                .show("caseReference", audited.caseRef())
                .show("returnsMissing", missing.isEmpty() ? "Every agency has answered."
                        : "No answer so far from: " + missing + ".")
                .show("obstacle", panel.obstacle(round.id(), audited.id())
                        .map(o -> "**" + o + "** It can only be recorded as not discussed.").orElse(""))
                .show("packLink", "/rounds/" + round.reference() + "/cases/" + audited.caseRef());
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        panel.moderate(
                task.id(Variables.AUDIT_ROUND_ID),
                new Moderation(
                        task.id(Variables.AUDIT_CASE_ID), answers.choice("disposition", Disposition.class),
                        answers.text("reason"), answers.choice("judgement", Judgement.class),
                        answers.text("differingViews")),
                task.user());
    }
}
