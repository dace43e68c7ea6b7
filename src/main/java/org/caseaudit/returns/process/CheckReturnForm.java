package org.caseaudit.returns.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.caseaudit.audittool.AuditTool;
import org.caseaudit.audittool.AuditTool.Question;
import org.caseaudit.audittool.AuditTools;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.AgencyReturn.Answer;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.CaseComparison;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;

/** The coordinator reads a return and accepts it or asks. */
@Component
class CheckReturnForm extends FormHandler {

    private final AgencyReturns returns;
    private final PartsInWords parts;
    private final AuditTools tools;
    private final AuditCases cases;

    CheckReturnForm(AgencyReturns returns, PartsInWords parts, AuditTools tools, AuditCases cases) {
        this.returns = returns;
        this.parts = parts;
        this.tools = tools;
        this.cases = cases;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        AgencyReturn submitted = returns.find(task.id(Variables.AGENCY_RETURN_ID));
        values.show("agencyName", submitted.agencyName())
                .show("caseReference", cases.reference(submitted.auditCaseId()))
                .show("dueInWords", UkDate.formatWithDay(submitted.dueOn()))
                .show("late", submitted.late())
                .show("beforePanel", submitted.beforePanel())
                .show("asked", String.join("; ", submitted.questions()))
                .show("returnInWords", inWords(submitted))
                .show("compared", compared(submitted))
                .show("parts", parts.of(submitted));
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        long id = task.id(Variables.AGENCY_RETURN_ID);
        boolean accepted = answers.text("decision").equals("accept");
        if (accepted) {
            returns.accept(id);
        } else {
            returns.ask(id, answers.text("question"));
        }
        task.set(Variables.RETURN_ACCEPTED, accepted);
    }

    /** Where agencies disagree about the child, as far as they have answered; empty where nowhere. */
    private String compared(AgencyReturn submitted) {
        AuditTool tool = tools.schema(submitted.toolFormId(), submitted.toolFormVersion());
        CaseComparison comparison = CaseComparison.of(tool, returns.ofCase(submitted.auditCaseId()));
        List<String> lines = new ArrayList<>();
        comparison.details().forEach(detail -> lines.add("- **" + detail.label() + "**: wrong or missing at "
                + String.join(", ", detail.wrong())
                + (detail.right().isEmpty() ? "" : "; right at " + String.join(", ", detail.right()))
                + (detail.notChecked().isEmpty() ? "" : "; not checked at " + String.join(", ", detail.notChecked()))));
        comparison.judgements().forEach(apart -> lines.add("- **" + apart.standard() + "**: "
                + apart.judgements().entrySet().stream().map(e -> e.getKey() + " judges it " + e.getValue().inWords()
                        .toLowerCase(Locale.UK)).collect(Collectors.joining(", "))));
        return String.join("\n", lines);
    }

    private String inWords(AgencyReturn submitted) {
        AuditTool tool = tools.schema(submitted.toolFormId(), submitted.toolFormVersion());
        List<String> parts = new ArrayList<>();
        parts.add("**Outcome:** " + submitted.outcome().inWords());
        if (submitted.outcomeReason() != null) {
            parts.add("**Reason:** " + submitted.outcomeReason());
        }
        if (submitted.auditMethod() != null) {
            parts.add("**Audited:** " + submitted.auditMethod().inWords());
        }
        if (submitted.openInWindow() != null) {
            parts.add("**Open in the audit window:** " + (submitted.openInWindow() ? "yes" : "no"));
        }
        String standard = null;
        for (Answer answer : submitted.answers()) {
            if (!answer.standard().equals(standard)) {
                standard = answer.standard();
                parts.add("#### " + (standard.equals(AuditTool.GENERAL) ? "Altogether" : tool.titleOf(standard)));
            }
            Question question = tool.question(answer.key());
            String words = question.options().isEmpty() ? answer.value() : Arrays.stream(answer.value().split(","))
                    .map(question::inWords).collect(Collectors.joining(", "));
            parts.add("**" + answer.label() + ":** " + words + (answer.evidenceDate() == null ? ""
                    : " (" + UkDate.format(answer.evidenceDate()) + ")"));
        }
        submitted.measures().forEach(
                measure -> parts.add("**" + measure.title() + ":** " + MeasuredTimes.inWords(measure)));
        return String.join("\n\n", parts);
    }
}
