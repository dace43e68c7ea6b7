package org.caseaudit.report;

import org.caseaudit.report.ReportFacts.AgreementMethod;
import org.caseaudit.report.ReportFacts.Interview;
import org.springframework.stereotype.Component;

/** What a report may say of a family: how it agreed, and whether it was heard. */
@Component
class FamilyFacts {

    AgreementMethod method(long auditCaseId) {
        return null;
    }

    Interview parent(long auditCaseId) {
        return null;
    }

    Interview child(long auditCaseId) {
        return null;
    }
}
