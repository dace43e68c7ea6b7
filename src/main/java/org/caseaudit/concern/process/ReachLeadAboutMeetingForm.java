package org.caseaudit.concern.process;

import java.time.LocalDate;
import org.caseaudit.concern.Concern;
import org.caseaudit.concern.Concerns;
import org.caseaudit.identity.Directory;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;

/** The same where a lead has answered, but no separate meeting is on record. */
@Component
class ReachLeadAboutMeetingForm extends ReachSafeguardingLeadForm {

    ReachLeadAboutMeetingForm(Concerns concerns, AuditCases cases, Directory directory) {
        super(concerns, cases, directory);
    }

    @Override
    LocalDate dueOn(Concern concern) {
        return concern.meetingDueOn();
    }
}
