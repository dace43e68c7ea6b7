package org.caseaudit.returns.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseaudit.audittool.AuditTool;
import org.caseaudit.audittool.AuditTools;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.engine.FormRefusedException.Problem;
import org.caseaudit.engine.FormSchema.Option;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.Person;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.ContributorKind;
import org.caseaudit.returns.PartRequest;
import org.caseaudit.returns.ReturnPart;
import org.caseaudit.returns.ReturnPart.State;
import org.caseaudit.returns.ReturnParts;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.springframework.stereotype.Component;

/** A lead auditor hands a part of a return to a contributor of the agency, moves its date or takes it back. */
@Component
class HandOverPartForm extends FormHandler {

    private final OwnReturns own;
    private final ReturnParts parts;
    private final AuditTools tools;
    private final Directory directory;
    private final WorkingCalendar calendar;

    HandOverPartForm(
            OwnReturns own, ReturnParts parts, AuditTools tools, Directory directory, WorkingCalendar calendar) {
        this.own = own;
        this.parts = parts;
        this.tools = tools;
        this.directory = directory;
        this.calendar = calendar;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        List<AgencyReturn> open = own.open();
        Map<String, String> contributors = new LinkedHashMap<>();
        Map<String, String> standards = new LinkedHashMap<>();
        List<Option> handedOver = new ArrayList<>();
        for (AgencyReturn whole : open) {
            directory.members(Groups.contributors(whole.agencyCode())).forEach(
                    person -> contributors.put(person.id(), person.name()));
            tools.schema(whole.toolFormId(), whole.toolFormVersion()).standards().forEach(
                    standard -> standards.putIfAbsent(standard.key(), standard.title()));
            openParts(whole).forEach(part -> handedOver.add(new Option(Long.toString(part.id()),
                    whole.reference() + ": " + part.contributorName())));
        }
        values.options("returnOptions", own.options())
                .options("contributorOptions", options(contributors))
                .options("standardOptions", options(standards))
                .options("partOptions", handedOver)
                .show("nobodyToAsk", contributors.isEmpty());
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        String wish = answers.text("wanted");
        task.set(HandOverPartProcess.Variables.PART_WISH, wish);
        ReturnPart part = switch (wish) {
            case "handOver" -> handOver(task, answers);
            case "moveDate" -> moveDate(answers);
            default -> takeBack(answers);
        };
        task.set(ReturnPartProcess.Variables.RETURN_PART_ID, part.id());
        task.set(Variables.AGENCY_RETURN_ID, part.agencyReturnId());
        task.setBusinessKey(own.chosen(Long.toString(part.agencyReturnId())).reference());
    }

    private ReturnPart handOver(FormTask task, FormAnswers answers) {
        AgencyReturn whole = own.chosen(answers.text("agencyReturn"));
        List<Problem> problems = new ArrayList<>();
        Person contributor = directory.members(Groups.contributors(whole.agencyCode())).stream()
                .filter(person -> person.id().equals(answers.text("contributor"))).findFirst().orElse(null);
        if (contributor == null) {
            problems.add(new Problem("contributor", "audits nothing for " + whole.agencyName()));
        }
        List<String> standards = answers.list("standards");
        AuditTool tool = tools.schema(whole.toolFormId(), whole.toolFormVersion());
        standards.stream().filter(key -> tool.standards().stream().noneMatch(s -> s.key().equals(key))).forEach(key ->
                problems.add(new Problem("standards", "this return's audit tool has no standard " + key)));
        if (standards.isEmpty() && !answers.has("partQuestion")) {
            problems.add(new Problem("standards", "please choose a standard or ask a question"));
        }
        LocalDate dueOn = answers.date("dueOn");
        tooLate(dueOn, whole).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw new FormRefusedException(problems);
        }
        return parts.handOver(whole, new PartRequest(answers.choice("kind", ContributorKind.class), contributor,
                standards, answers.text("partQuestion"), dueOn), task.user());
    }

    private ReturnPart moveDate(FormAnswers answers) {
        ReturnPart part = parts.find(Long.parseLong(answers.text("part")));
        LocalDate dueOn = answers.date("dueOn");
        tooLate(dueOn, own.chosen(Long.toString(part.agencyReturnId()))).ifPresent(problem -> {
            throw new FormRefusedException(List.of(problem));
        });
        return parts.moveDate(part.id(), dueOn);
    }

    private Optional<Problem> tooLate(LocalDate dueOn, AgencyReturn whole) {
        return dueOn.isAfter(whole.dueOn()) && whole.dueOn().isAfter(calendar.today())
                ? Optional.of(new Problem("dueOn",
                        "must leave you time before the return itself is due on " + UkDate.format(whole.dueOn())))
                : Optional.empty();
    }

    private ReturnPart takeBack(FormAnswers answers) {
        ReturnPart part = parts.find(Long.parseLong(answers.text("part")));
        parts.takeBack(part.id());
        return part;
    }

    private List<ReturnPart> openParts(AgencyReturn whole) {
        return parts.ofReturn(whole.id()).stream().filter(part -> part.state() == State.REQUESTED).toList();
    }

    private static List<Option> options(Map<String, String> labels) {
        return labels.entrySet().stream().map(e -> new Option(e.getKey(), e.getValue())).toList();
    }
}
