package org.caseaudit.returns;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.consent.CaseWithdrawn;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.Directory;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.returns.AgencyReturn.Liaison;
import org.caseaudit.returns.AgencyReturn.Liaison.Decision;
import org.caseaudit.sampling.AuditCases;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The agencies' returns. Reading takes no account of who reads: callers show them only to those who may see them. Every
 * change is told as {@link ReturnChanged} within its transaction.
 */
@Service("agencyReturns")
@Transactional
public class AgencyReturns {

    /** Where a case joins late, its agencies still get so many working days. */
    private static final int LEAST_WORKING_DAYS = 5;
    /** For an answer to the coordinator's question. */
    private static final int WORKING_DAYS_TO_ANSWER = 3;

    private final AgencyReturnRepository returns;
    private final ReturnParts parts;
    private final AuditRounds rounds;
    private final AuditCases cases;
    private final Directory directory;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    AgencyReturns(
            AgencyReturnRepository returns, ReturnParts parts, AuditRounds rounds, AuditCases cases,
            Directory directory, WorkingCalendar calendar, Clock clock, ApplicationEventPublisher events) {
        this.returns = returns;
        this.parts = parts;
        this.rounds = rounds;
        this.cases = cases;
        this.directory = directory;
        this.calendar = calendar;
        this.clock = clock;
        this.events = events;
    }

    /** The return with that id; throws {@link NoSuchElementException} if there is none. */
    @Transactional(readOnly = true)
    public AgencyReturn find(long id) {
        return entity(id).toReturn();
    }

    /** Case and agency, such as {@code CASE-0042 Police}. */
    @Transactional(readOnly = true)
    public String reference(long id) {
        return entity(id).reference();
    }

    /** The ids of the returns that a case's agencies are asked for. */
    @Transactional(readOnly = true)
    public List<Long> openedFor(long auditCaseId) {
        return returns.findByAuditCaseIdOrderByAgencyName(auditCaseId).stream().map(AgencyReturnEntity::id).toList();
    }

    /** All returns on a case by agency; none once the case has left the sample. */
    @Transactional(readOnly = true)
    public List<AgencyReturn> ofCase(long auditCaseId) {
        return isCurrent(auditCaseId)
                ? returns.findByAuditCaseIdOrderByAgencyName(auditCaseId).stream().map(AgencyReturnEntity::toReturn)
                        .toList()
                : List.of();
    }

    /** All returns of a round by case and agency, without cases that left the sample. */
    @Transactional(readOnly = true)
    public List<AgencyReturn> ofRound(long auditRoundId) {
        Set<Long> current = Set.copyOf(cases.sampled(auditRoundId));
        return returns.findByAuditRoundIdOrderByAuditCaseIdAscAgencyNameAsc(auditRoundId).stream()
                .map(AgencyReturnEntity::toReturn).filter(r -> current.contains(r.auditCaseId())).toList();
    }

    /** The cases on which these agencies were asked for returns, as far as they are still in a sample. */
    @Transactional(readOnly = true)
    public List<Long> casesOf(Collection<String> agencyCodes) {
        return returns.findByAgencyCodeInOrderByReference(agencyCodes).stream()
                .map(AgencyReturnEntity::auditCaseId).distinct().filter(this::isCurrent).toList();
    }

    @Transactional(readOnly = true)
    public ReturnNumbers numbers(long auditRoundId) {
        List<AgencyReturn> all = ofRound(auditRoundId);
        return new ReturnNumbers(
                all.size(),
                count(all, r -> r.state() == ReturnState.REQUESTED),
                count(all, AgencyReturn::isCompleted),
                count(all, r -> r.isIn() && r.outcome() == ReturnOutcome.NOT_KNOWN),
                count(all, r -> r.isIn() && r.outcome() == ReturnOutcome.NO_SAFEGUARDING_ISSUE),
                count(all, r -> r.isIn() && r.outcome() == ReturnOutcome.RECORD_NOT_FOUND),
                count(all, AgencyReturns::isUnable),
                count(all, r -> r.state() == ReturnState.NOT_RETURNED),
                count(all, r -> r.isIn() && r.late()),
                count(all, r -> r.isIn() && !r.beforePanel()),
                count(all, r -> r.isCompleted() && r.auditMethod() == AuditMethod.WITH_STAFF),
                count(all, r -> r.isCompleted() && r.auditMethod() == AuditMethod.PAPER_ONLY),
                (int) all.stream().map(AgencyReturn::agencyCode).distinct().count(),
                (int) all.stream().filter(r -> r.isIn() && !isUnable(r)).map(AgencyReturn::agencyCode).distinct()
                        .count());
    }

    /** Asks every agency on the round's roster for its return on a case; asking again changes nothing. */
    public void open(long auditCaseId) {
        AuditRound round = rounds.round(cases.find(auditCaseId).roundId());
        List<String> asked = returns.findByAuditCaseIdOrderByAgencyName(auditCaseId).stream()
                .map(r -> r.toReturn().agencyCode()).toList();
        for (String code : round.agencies()) {
            if (!asked.contains(code)) {
                Agency agency = directory.agency(code)
                        .orElseThrow(() -> new IllegalStateException("no agency " + code));
                changed(returns.save(requested(auditCaseId, round, agency)));
            }
        }
    }

    /**
     * Asks an agency that is not on the roster for its return on one case.
     *
     * @param reason why, for instance because the child lived elsewhere
     */
    public AgencyReturn add(long auditCaseId, Agency agency, String reason) {
        AgencyReturnEntity added =
                requested(auditCaseId, rounds.round(cases.find(auditCaseId).roundId()), agency);
        added.addBecause(reason);
        return changed(returns.save(added));
    }

    private AgencyReturnEntity requested(long auditCaseId, AuditRound round, Agency agency) {
        LocalDate earliest = calendar.plusWorkingDays(today(), LEAST_WORKING_DAYS);
        return new AgencyReturnEntity(round.id(), auditCaseId, cases.reference(auditCaseId), agency,
                round.returnsDueOn().isBefore(earliest) ? earliest : round.returnsDueOn(), round.toolFormId(),
                round.toolFormVersion());
    }

    /** Takes a return, late ones too, and stamps it. */
    public AgencyReturn submit(long id, ReturnSubmission submission, String submittedBy) {
        Instant now = clock.instant();
        parts.miss(id);
        return change(id, r -> {
            LocalDate panelOn = rounds.round(r.toReturn().auditRoundId()).panelOn();
            r.submit(submission, submittedBy, now, now.isAfter(calendar.closeOfBusiness(r.dueOn())),
                    panelOn == null || today().isBefore(panelOn));
        });
    }

    public AgencyReturn accept(long id) {
        return change(id, AgencyReturnEntity::accept);
    }

    /** Keeps the coordinator's question for {@link #reopen}. */
    public AgencyReturn ask(long id, String question) {
        return change(id, r -> r.ask(question));
    }

    /** Gives the return back to its agency with the question and a new due date. */
    public AgencyReturn reopen(long id) {
        return change(id, r -> r.reopen(calendar.plusWorkingDays(today(), WORKING_DAYS_TO_ANSWER)));
    }

    /**
     * Keeps what the chair agreed with the agency; an excuse closes the return.
     *
     * @param newDueOn of an extension: the due date from now on; otherwise null
     */
    public AgencyReturn agree(long id, Decision decision, String reason, LocalDate newDueOn, String agreedBy) {
        if (decision == Decision.EXCUSE) {
            parts.miss(id);
        }
        return change(id, r -> r.agree(new Liaison(decision, reason, newDueOn, clock.instant(), agreedBy)));
    }

    /** The returns that these agencies are asked for now, by reference. */
    @Transactional(readOnly = true)
    public List<AgencyReturn> openOf(Collection<String> agencyCodes) {
        return returns.findByAgencyCodeInAndStateOrderByReference(agencyCodes, ReturnState.REQUESTED).stream()
                .filter(r -> isCurrent(r.auditCaseId())).map(AgencyReturnEntity::toReturn).toList();
    }

    /** The last day to which a return's due date may be put off: the working day before the panel. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> latestDueOn(long id) {
        return Optional.ofNullable(rounds.round(find(id).auditRoundId()).panelOn())
                .map(panelOn -> calendar.plusWorkingDays(panelOn, -1));
    }

    /** Keeps that the agency asks for a later due date; the coordinator decides. */
    public AgencyReturn askForMoreTime(long id, LocalDate wishedOn, String reason, String askedBy) {
        return change(id, r -> r.askForMoreTime(wishedOn, reason, askedBy, clock.instant()));
    }

    /**
     * Grants the agency a later due date or refuses it.
     *
     * @param grantedOn the due date from now on; null refuses
     * @param answer    the coordinator's words to the agency, or null
     */
    public AgencyReturn decideOnMoreTime(long id, LocalDate grantedOn, String answer, String decidedBy) {
        return change(id, r -> r.decideOnMoreTime(grantedOn, answer, decidedBy, clock.instant()));
    }

    /** Closes what is still with the agencies as not returned. */
    public void closeOpen(long auditCaseId) {
        returns.findByAuditCaseIdOrderByAgencyName(auditCaseId).stream()
                .filter(r -> r.state() == ReturnState.REQUESTED).forEach(r -> {
                    change(r, AgencyReturnEntity::closeAsNotReturned);
                    parts.miss(r.id());
                });
    }

    /** A family withdrew: what the agencies answered goes in the same transaction. */
    @EventListener
    public void caseWithdrawn(CaseWithdrawn withdrawn) {
        returns.findByAuditCaseIdOrderByAgencyName(withdrawn.caseId()).forEach(r -> {
            change(r, AgencyReturnEntity::withdraw);
            parts.withdraw(r.id());
        });
    }

    private boolean isCurrent(long auditCaseId) {
        return cases.find(auditCaseId).status().isCurrent();
    }

    private static boolean isUnable(AgencyReturn r) {
        return r.outcome() == ReturnOutcome.UNABLE_TO_TAKE_PART
                && (r.isIn() || r.state() == ReturnState.EXCUSED);
    }

    private static int count(List<AgencyReturn> all, Predicate<AgencyReturn> which) {
        return (int) all.stream().filter(which).count();
    }

    private AgencyReturn change(long id, Consumer<AgencyReturnEntity> change) {
        return change(entity(id), change);
    }

    private AgencyReturn change(AgencyReturnEntity agencyReturn, Consumer<AgencyReturnEntity> change) {
        change.accept(agencyReturn);
        return changed(agencyReturn);
    }

    private AgencyReturn changed(AgencyReturnEntity agencyReturn) {
        AgencyReturn now = agencyReturn.toReturn();
        events.publishEvent(new ReturnChanged(now.id(), now.auditRoundId(), now.agencyCode()));
        return now;
    }

    private AgencyReturnEntity entity(long id) {
        return returns.findById(id).orElseThrow(() -> new NoSuchElementException("There is no agency return " + id));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
