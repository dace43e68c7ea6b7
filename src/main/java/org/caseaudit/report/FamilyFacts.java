package org.caseaudit.report;

import org.caseaudit.consent.Agreements;
import org.caseaudit.consent.Answer;
import org.caseaudit.consent.Interview.Voice;
import org.caseaudit.consent.InterviewState;
import org.caseaudit.consent.Interviews;
import org.caseaudit.report.ReportFacts.Agreement;
import org.caseaudit.report.ReportFacts.AgreementMethod;
import org.caseaudit.report.ReportFacts.Interview;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.CaseStatus;
import org.springframework.stereotype.Component;

/** What a report may say of a family: how it agreed, and whether it was heard. Never what it said. */
@Component
class FamilyFacts {

    private final Agreements agreements;
    private final Interviews interviews;

    FamilyFacts(Agreements agreements, Interviews interviews) {
        this.agreements = agreements;
        this.interviews = interviews;
    }

    /** What came of asking the family of a case that holds its place. */
    Agreement agreement(AuditCase audited) {
        if (audited.status() == CaseStatus.AGREED) {
            return Agreement.AGREED;
        }
        return agreements.find(audited.id()).filter(asked -> asked.timesAsked() > 0)
                .map(asked -> Agreement.NOT_REACHED).orElse(Agreement.NOT_ASKED);
    }

    /** How the parent agreed; null where it is not recorded. */
    AgreementMethod method(long auditCaseId) {
        return agreements.find(auditCaseId).stream().flatMap(a -> a.answers().stream())
                .filter(a -> a.person() == Answer.Person.PARENT && a.method() != null)
                .reduce((first, last) -> last)
                .map(a -> AgreementMethod.valueOf(a.method().name())).orElse(null);
    }

    /** What a person answered at last; null where nothing is recorded. */
    Agreement answer(long auditCaseId, Answer.Person person) {
        return agreements.find(auditCaseId).flatMap(asked -> asked.last(person))
                .map(answer -> Agreement.valueOf(answer.outcome().name())).orElse(null);
    }

    Interview parent(long auditCaseId) {
        return interviews.find(auditCaseId).map(i -> heard(i, i.parent())).orElse(null);
    }

    Interview child(long auditCaseId) {
        return interviews.find(auditCaseId).map(i -> heard(i, i.child())).orElse(null);
    }

    private static Interview heard(org.caseaudit.consent.Interview interview, Voice voice) {
        if (voice != null) {
            return voice.held() ? Interview.wasHeld() : Interview.notHeld(voice.reason());
        }
        if (interview.notHeardReason() != null) {
            return Interview.notHeld(interview.notHeardReason());
        }
        return interview.state() == InterviewState.STILL_OPEN || interview.state() == InterviewState.AWAITED
                ? Interview.notHeld(interview.state().words()) : null;
    }
}
