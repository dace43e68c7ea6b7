package org.caseaudit.concern;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.caseaudit.chasing.Audiences;
import org.caseaudit.chasing.ChasedWork;
import org.caseaudit.chasing.Waiting;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Groups;
import org.caseaudit.mail.Links;
import org.caseaudit.programme.AuditRounds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whom to remind of a concern. Mail names neither the case nor the person who raised it. */
@Configuration(proxyBeanMethods = false)
class ConcernChasing {

    @Bean
    ChasedWork answerAwaited(Concerns concerns, AuditRounds rounds, Directory directory) {
        return new LeadsAwaited("concern", ConcernState.RAISED, "Answer to ", Concern::dueOn,
                concerns, rounds, directory);
    }

    @Bean
    ChasedWork meetingAwaited(Concerns concerns, AuditRounds rounds, Directory directory) {
        return new LeadsAwaited("meeting", ConcernState.MEETING_NEEDED, "Separate meeting on ", Concern::meetingDueOn,
                concerns, rounds, directory);
    }

    /** What the safeguarding leads have to do while a concern stands in that state. */
    private record LeadsAwaited(
            String kind, ConcernState state, String what, Function<Concern, LocalDate> due,
            Concerns concerns, AuditRounds rounds, Directory directory) implements ChasedWork {

        @Override
        public Optional<Waiting> find(long id) {
            Concern concern = concerns.find(id);
            if (concern.state() != state) {
                return Optional.empty();
            }
            return Optional.of(new Waiting(
                    rounds.round(concern.auditRoundId()).reference(), what + concern.reference(),
                    "Safeguarding leads", due.apply(concern),
                    new Audiences()
                            .with("safeguarding-lead", () -> directory.members(Groups.SAFEGUARDING_LEADS))
                            .with("chair", () -> directory.members(Groups.PANEL_CHAIR))
                            .with("coordinator", () -> directory.members(Groups.COORDINATORS)),
                    Links.TASKLIST));
        }
    }
}
