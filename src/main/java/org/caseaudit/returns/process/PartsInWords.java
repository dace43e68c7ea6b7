package org.caseaudit.returns.process;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.caseaudit.audittool.AuditTool;
import org.caseaudit.audittool.AuditTools;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.ReturnPart;
import org.caseaudit.returns.ReturnPart.State;
import org.caseaudit.returns.ReturnParts;
import org.springframework.stereotype.Component;

/** The parts of a return as its auditor and the coordinator read them. */
@Component
class PartsInWords {

    private final ReturnParts parts;
    private final AuditTools tools;

    PartsInWords(ReturnParts parts, AuditTools tools) {
        this.parts = parts;
        this.tools = tools;
    }

    /** Every part that was handed over, with what came in; empty where none was. */
    String of(AgencyReturn whole) {
        return parts.ofReturn(whole.id()).stream().map(part -> inWords(part, whole))
                .collect(Collectors.joining("\n\n"));
    }

    /** The titles of the standards that a part is about. */
    String standards(ReturnPart part, AgencyReturn whole) {
        AuditTool tool = tools.schema(whole.toolFormId(), whole.toolFormVersion());
        return part.standards().stream().map(tool::titleOf).collect(Collectors.joining(", "));
    }

    private String inWords(ReturnPart part, AgencyReturn whole) {
        List<String> words = new ArrayList<>();
        words.add("**" + part.contributorName() + "**: " + standing(part));
        String asked = standards(part, whole);
        if (!asked.isEmpty()) {
            words.add("Asked about: " + asked);
        }
        if (part.question() != null) {
            words.add("Asked: " + part.question());
        }
        if (part.outcomeReason() != null) {
            words.add("Reason: " + part.outcomeReason());
        }
        if (part.answer() != null) {
            words.add("Answer: " + part.answer());
        }
        part.evidence().forEach(e -> words.add("Evidence of " + UkDate.format(e.date()) + ": " + e.text()));
        return String.join("\n\n", words);
    }

    private static String standing(ReturnPart part) {
        String due = UkDate.format(part.dueOn());
        if (part.state() == State.IN) {
            return part.outcome().inWords() + (part.late() ? ", late: it was due on " + due : "") + ".";
        }
        return part.state() == State.MISSED
                ? "not in when the return went in; it was due on " + due + "." : "not in yet; it is due on " + due + ".";
    }
}
