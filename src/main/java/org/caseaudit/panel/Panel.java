package org.caseaudit.panel;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.caseaudit.concern.Concerns;
import org.caseaudit.consent.CaseWithdrawn;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.sampling.AuditCases;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what the panels of all rounds decided. */
@Service("panel")
@Transactional
public class Panel {

    /** Why a case that became part of the sample after the panel was called together was not discussed. */
    public static final String JOINED_AFTER = "joined the sample after the panel";

    private final MeetingRepository meetings;
    private final ModerationRepository moderations;
    private final FindingRepository findings;
    private final AuditCases cases;
    private final Concerns concerns;
    private final Clock clock;

    Panel(
            MeetingRepository meetings, ModerationRepository moderations, FindingRepository findings, AuditCases cases,
            Concerns concerns, Clock clock) {
        this.meetings = meetings;
        this.moderations = moderations;
        this.findings = findings;
        this.cases = cases;
        this.concerns = concerns;
        this.clock = clock;
    }

    /** Calls the panel together on the cases that are in the sample now. */
    public Meeting convene(
            long auditRoundId, LocalDate panelOn, String venue, Collection<String> present, String note, String by) {
        MeetingEntity meeting = meetings.save(
                new MeetingEntity(auditRoundId, panelOn, venue, present, note, clock.instant(), by));
        cases.sampled(auditRoundId).forEach(id -> moderations.save(new ModerationEntity(auditRoundId, id)));
        return meeting.toMeeting();
    }

    /** The round's panel; nothing until it has been called together. */
    @Transactional(readOnly = true)
    public Optional<Meeting> meeting(long auditRoundId) {
        return meetings.findByAuditRoundId(auditRoundId).map(MeetingEntity::toMeeting);
    }

    /** The cases the panel was called together on. */
    @Transactional(readOnly = true)
    public List<Long> casesToModerate(long auditRoundId) {
        return moderations.findByAuditRoundIdOrderById(auditRoundId).stream()
                .map(m -> m.toModeration().auditCaseId()).toList();
    }

    /** Why the panel may not discuss the case now, or nothing where it may. */
    @Transactional(readOnly = true)
    public Optional<String> obstacle(long auditRoundId, long auditCaseId) {
        if (!cases.sampled(auditRoundId).contains(auditCaseId)) {
            return Optional.of("The case has left the sample.");
        }
        return concerns.holds(auditCaseId)
                ? Optional.of("The case is held back: a concern about the child is open with the safeguarding leads.")
                : Optional.empty();
    }

    /**
     * Records what became of a case on the panel.
     *
     * @throws FormRefusedException if the case may not be discussed now, or was not and nobody says why
     */
    public void moderate(long auditRoundId, Moderation moderation, String by) {
        Optional<String> obstacle = obstacle(auditRoundId, moderation.auditCaseId());
        if (moderation.isDiscussed() && obstacle.isPresent()) {
            throw new FormRefusedException(
                    "disposition", obstacle.get() + " Record it as not discussed, with the reason.");
        }
        if (!moderation.isDiscussed() && moderation.reason() == null) {
            throw new FormRefusedException("reason", "say why the case was not discussed; the report gives the reason");
        }
        moderations.findByAuditCaseId(moderation.auditCaseId()).orElseThrow()
                .record(moderation, clock.instant(), by);
    }

    /**
     * What became of each case that is in the sample now; empty before the panel is called together. A case that
     * joined the sample later is not discussed, by itself and with that reason.
     */
    @Transactional(readOnly = true)
    public List<Moderation> moderations(long auditRoundId) {
        if (meetings.findByAuditRoundId(auditRoundId).isEmpty()) {
            return List.of();
        }
        List<Moderation> before = moderations.findByAuditRoundIdOrderById(auditRoundId).stream()
                .map(ModerationEntity::toModeration).toList();
        List<Moderation> now = new ArrayList<>();
        for (long id : cases.sampled(auditRoundId)) {
            now.add(before.stream().filter(m -> m.auditCaseId() == id).findFirst()
                    .orElseGet(() -> new Moderation(id, Disposition.NOT_DISCUSSED, JOINED_AFTER, null, null)));
        }
        return now;
    }

    /** A family withdrew: what the panel noted on its case goes in the same transaction. */
    @EventListener
    public void caseWithdrawn(CaseWithdrawn withdrawn) {
        moderations.findByAuditCaseId(withdrawn.caseId()).ifPresent(ModerationEntity::forget);
    }

    /** How many cases of the sample the panel discussed. */
    @Transactional(readOnly = true)
    public int casesDiscussed(long auditRoundId) {
        return (int) moderations(auditRoundId).stream().filter(Moderation::isDiscussed).count();
    }

    /**
     * Puts a finding on the record under the next number.
     *
     * @throws FormRefusedException for a count that the cases discussed do not bear
     */
    public Finding record(long auditRoundId, NewFinding given, String by) {
        checkCount(auditRoundId, given.casesCount(), given.casesOf());
        int number = findings.findByAuditRoundIdOrderByNumber(auditRoundId).size() + 1;
        return findings.save(new FindingEntity(auditRoundId, number, given, clock.instant(), by)).toFinding();
    }

    /**
     * Mends a finding's wording or count before sign-off, for instance because a family has withdrawn its case.
     *
     * @throws FormRefusedException for a count that the cases discussed do not bear, or without a reason
     */
    public void correct(
            long auditRoundId, int number, String text, Integer casesCount, Integer casesOf, String reason, String by) {
        if (text == null) {
            throw new FormRefusedException("text", "say what was found");
        }
        if (reason == null) {
            throw new FormRefusedException("reason", "say why the finding is corrected");
        }
        checkCount(auditRoundId, casesCount, casesOf);
        findings.findByAuditRoundIdAndNumber(auditRoundId, number).orElseThrow()
                .correct(text, casesCount, casesOf, reason, clock.instant(), by);
    }

    /** By number. */
    @Transactional(readOnly = true)
    public List<Finding> findings(long auditRoundId) {
        return findings.findByAuditRoundIdOrderByNumber(auditRoundId).stream().map(FindingEntity::toFinding).toList();
    }

    private void checkCount(long auditRoundId, Integer count, Integer of) {
        if (count == null && of == null) {
            return;
        }
        if (count == null || of == null) {
            throw new FormRefusedException(count == null ? "casesCount" : "casesOf",
                    "give both numbers, in how many cases and of how many, or neither");
        }
        int discussed = casesDiscussed(auditRoundId);
        if (of > discussed) {
            throw new FormRefusedException("casesOf", "is %d, but the panel discussed %d".formatted(of, discussed));
        }
        if (of < 1) {
            throw new FormRefusedException("casesOf", "must be at least 1");
        }
        if (count < 0 || count > of) {
            throw new FormRefusedException("casesCount", "is %d of %d, which cannot be".formatted(count, of));
        }
    }
}
