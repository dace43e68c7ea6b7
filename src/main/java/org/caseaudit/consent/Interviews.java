package org.caseaudit.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.caseaudit.consent.Interview.Voice;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The feedback interviews with parent and child, or the reasons why there was none. */
@Service("interviews")
@Transactional
public class Interviews {

    private final InterviewRepository interviews;
    private final AuditRounds rounds;
    private final AuditCases cases;
    private final DueDays dueDays;
    private final Clock clock;

    Interviews(InterviewRepository interviews, AuditRounds rounds, AuditCases cases, DueDays dueDays, Clock clock) {
        this.interviews = interviews;
        this.rounds = rounds;
        this.cases = cases;
        this.dueDays = dueDays;
        this.clock = clock;
    }

    /** A family that agreed is to be heard before the panel. */
    public Interview open(long caseId) {
        AuditCase auditCase = cases.find(caseId);
        LocalDate panelOn = rounds.round(auditCase.roundId()).panelOn();
        return interviews.save(new InterviewEntity(
                caseId, auditCase.roundId(), dueDays.interview(panelOn), dueDays.contingency(panelOn))).toInterview();
    }

    /** Keeps what parent and child said, or why they were not heard, and whether the board is to hear the parent too. */
    public Interview recorded(
            long caseId, Voice parent, Voice child, boolean wishesToSpeakToBoard, String recordedBy) {
        return change(caseId, i -> i.recorded(parent, child, wishesToSpeakToBoard, recordedBy, clock.instant()));
    }

    /** @param meetsOn null where the wish came to nothing, and {@code howOrWhyNot} says why */
    public Interview boardMeeting(long caseId, LocalDate meetsOn, String howOrWhyNot, String arrangedBy) {
        return change(caseId, i -> i.boardMeeting(meetsOn, howOrWhyNot, arrangedBy));
    }

    /** @param on null where no letter is sent, and {@code whyNot} says why */
    public Interview thanked(long caseId, LocalDate on, String whyNot, String recordedBy) {
        return change(caseId, i -> i.thanked(on, whyNot, recordedBy));
    }

    /** The round's panel has moved: the interviews still awaited, with their new days. */
    public List<Interview> panelMoved(long roundId, LocalDate panelOn) {
        return interviews.findByAuditRoundIdOrderById(roundId).stream().filter(InterviewEntity::isAwaited)
                .map(interview -> {
                    interview.move(dueDays.interview(panelOn), dueDays.contingency(panelOn));
                    return interviews.save(interview).toInterview();
                }).toList();
    }

    /** At the contingency deadline coordinator and chair see a way to hear the family all the same. */
    public Interview goesAhead(long caseId, String arrangement, String reason, String decidedBy) {
        return change(caseId, i -> i.goesAhead(arrangement, reason, decidedBy));
    }

    /** At the contingency deadline coordinator and chair see no way to hear the family. */
    public Interview notHeard(long caseId, String arrangement, String reason, String decidedBy) {
        return change(caseId, i -> i.notHeard(arrangement, reason, decidedBy));
    }

    /**
     * The report is signed off: an interview still awaited is not held.
     *
     * @return whether there was one
     */
    public boolean closeStillOpen(long caseId) {
        Optional<InterviewEntity> awaited = interviews.findByAuditCaseId(caseId).filter(InterviewEntity::isAwaited);
        awaited.ifPresent(InterviewEntity::closeStillOpen);
        return awaited.isPresent();
    }

    @Transactional(readOnly = true)
    public Optional<Interview> find(long caseId) {
        return interviews.findByAuditCaseId(caseId).map(InterviewEntity::toInterview);
    }

    /** All interviews that were due in a round. */
    @Transactional(readOnly = true)
    public List<Interview> inRound(long roundId) {
        return interviews.findByAuditRoundIdOrderById(roundId).stream().map(InterviewEntity::toInterview).toList();
    }

    private Interview change(long caseId, Consumer<InterviewEntity> change) {
        InterviewEntity interview = interviews.findByAuditCaseId(caseId).orElseThrow(
                () -> new NoSuchElementException("No feedback interview is due in audit case " + caseId));
        change.accept(interview);
        return interviews.save(interview).toInterview();
    }
}
