package org.caseaudit.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caseaudit.consent.CaseWithdrawn;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.web.BadInput;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The reports of all rounds: computed until the chair signs them off, kept as they are from then on. */
@Service("reports")
@Transactional
public class Reports {

    private static final String WITHDRAWN_SINCE =
            "a family has withdrawn since the report was written up, and it was assembled anew without the case. ";

    private static final String WITHDRAWN_SINCE_SIGN_OFF = "A family has withdrawn since the report was signed off, so it "
            + "was not published. It was assembled anew without the case: read what was written by hand again, correct the "
            + "findings that no longer fit, and have it checked and signed off once more.";

    private final ReportRepository reports;
    private final ReportVersionRepository versions;
    private final ReportFactsReader reader;
    private final AuditRounds rounds;
    private final EntityManager entities;
    private final ObjectMapper json;
    private final Clock clock;

    Reports(
            ReportRepository reports, ReportVersionRepository versions, ReportFactsReader reader, AuditRounds rounds,
            EntityManager entities, ObjectMapper json, Clock clock) {
        this.reports = reports;
        this.versions = versions;
        this.reader = reader;
        this.rounds = rounds;
        this.entities = entities;
        this.json = json;
        this.clock = clock;
    }

    /** Starts the round's report. From now on there is a draft. */
    public void assemble(long auditRoundId) {
        if (reports.findByAuditRoundId(auditRoundId).isEmpty()) {
            reports.save(new ReportEntity(auditRoundId));
        }
    }

    /** The report as it stands; nothing before it is assembled. */
    @Transactional(readOnly = true)
    public Optional<CurrentReport> current(long auditRoundId) {
        return reports.findByAuditRoundId(auditRoundId).map(report -> kept(auditRoundId, ReportState.PUBLISHED)
                .or(() -> kept(auditRoundId, ReportState.SIGNED_OFF))
                .orElseGet(() -> {
                    ReportFacts facts = facts(report, auditRoundId);
                    return new CurrentReport(
                            ReportAssembler.assemble(facts), ReportState.DRAFT, remarks(report, facts));
                }));
    }

    /** What the writer has added so far. */
    @Transactional(readOnly = true)
    public ReportFacts.Edits edits(long auditRoundId) {
        return report(auditRoundId).edits();
    }

    /** What the writer says to families in plain words; null where nothing. */
    @Transactional(readOnly = true)
    public String familiesText(long auditRoundId) {
        return report(auditRoundId).familiesText();
    }

    /** What the chair or the disclosure check wants changed, if anything. */
    @Transactional(readOnly = true)
    public Optional<String> changesWanted(long auditRoundId) {
        return Optional.ofNullable(report(auditRoundId).changesWanted());
    }

    /** Every version that was kept, the oldest first. */
    @Transactional(readOnly = true)
    public List<ReportVersion> versions(long auditRoundId) {
        return versions.findByAuditRoundIdOrderById(auditRoundId).stream().map(ReportVersionEntity::toVersion).toList();
    }

    /**
     * Takes what the writer adds and keeps the draft as it then is.
     *
     * @throws FormRefusedException where the report holds a number that cannot be
     */
    public void writeUp(long auditRoundId, ReportFacts.Edits edits, String familiesText, String by) {
        ReportEntity report = held(auditRoundId);
        report.write(edits, familiesText);
        ReportFacts facts = facts(report, auditRoundId);
        refuseImpossibleNumbers(facts, "introduction");
        keep(auditRoundId, ReportState.DRAFT, facts, by);
    }

    /** Keeps the answers of whoever checked that no child can be made out. */
    public void checkDisclosure(
            long auditRoundId, boolean names, boolean smallNumbers, boolean safe, String note, String by) {
        ReportEntity report = held(auditRoundId);
        if (safe && report.isCaseWithdrawn()) {
            throw new FormRefusedException("decision", WITHDRAWN_SINCE + "Choose “not yet”, so that it is written up anew");
        }
        report.checkDisclosure(names, smallNumbers, note, clock.instant(), by);
        if (!safe) {
            report.wantChanges(note == null ? "The disclosure check found that it is not safe to publish yet." : note);
        }
    }

    /** The chair wants something else. */
    public void wantChanges(long auditRoundId, String changes) {
        if (changes == null) {
            throw new FormRefusedException("changes", "say what has to change");
        }
        held(auditRoundId).wantChanges(changes);
    }

    /**
     * The chair has signed the report off.
     *
     * @throws FormRefusedException where the report holds a number that cannot be
     */
    public void signOff(long auditRoundId, String by) {
        ReportEntity report = held(auditRoundId);
        if (report.isCaseWithdrawn()) {
            throw new FormRefusedException(
                    "decision", WITHDRAWN_SINCE + "Ask for changes, so that it is written up and checked anew");
        }
        ReportFacts facts = facts(report, auditRoundId);
        refuseImpossibleNumbers(facts, "decision");
        report.signOff(clock.instant(), by);
        rounds.signedOff(auditRoundId);
        keep(auditRoundId, ReportState.SIGNED_OFF, facts, by);
    }

    /** Whether the chair has signed the report off at some time, though it may have lapsed since. */
    @Transactional(readOnly = true)
    public boolean wasSignedOff(long auditRoundId) {
        return report(auditRoundId).signedOffBy() != null;
    }

    /**
     * Publishes the report with the date of today; what was open at sign-off has been closed meanwhile.
     *
     * @throws ReportNoLongerHoldsException where a family has withdrawn since sign-off: the report then waits to be
     *         written up, checked and signed off anew, and says so to whoever does that
     */
    public void publish(long auditRoundId) throws ReportNoLongerHoldsException {
        LocalDate today = LocalDate.now(clock);
        ReportEntity report = held(auditRoundId);
        ReportFacts facts = reader.read(auditRoundId, report.edits(), report.version(), today);
        String impossible = impossibleNumbers(facts);
        if (report.isCaseWithdrawn() || !impossible.isEmpty()) {
            report.wantChanges(WITHDRAWN_SINCE_SIGN_OFF);
            rounds.signOffLapsed(auditRoundId);
            throw new ReportNoLongerHoldsException(WITHDRAWN_SINCE_SIGN_OFF + " " + impossible);
        }
        keep(auditRoundId, ReportState.PUBLISHED, facts, null);
        rounds.published(auditRoundId, today);
    }

    /**
     * A family withdrew: the report is assembled without its case from now on, what was kept of earlier versions goes,
     * and whoever works on it has to write it up and check it anew. First of all listeners: it may have to wait, and
     * whom it waits for may want what the others change.
     *
     * @throws BadInput if the report was published meanwhile
     */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    public void caseWithdrawn(CaseWithdrawn withdrawn) {
        if (reports.findByAuditRoundId(withdrawn.roundId()).isEmpty()) {
            return;
        }
        held(withdrawn.roundId()).caseWithdrawn();
        if (kept(withdrawn.roundId(), ReportState.PUBLISHED).isPresent()) {
            throw new BadInput("caseRef", "was part of a round whose report has been published at this very moment. "
                    + "Load the page again: it says what to do now");
        }
        versions.findByAuditRoundIdOrderById(withdrawn.roundId()).forEach(ReportVersionEntity::forgetDocument);
    }

    private static List<ReportRemark> remarks(ReportEntity report, ReportFacts facts) {
        List<ReportRemark> remarks = new ArrayList<>();
        if (report.isCaseWithdrawn()) {
            remarks.add(new ReportRemark("The report", "was assembled anew, without the case of a family that has withdrawn. "
                    + "Read what was written by hand again, and correct every finding that is listed here.", false));
        }
        remarks.addAll(ReportChecks.check(facts));
        return remarks;
    }

    private Optional<CurrentReport> kept(long auditRoundId, ReportState state) {
        return versions.findFirstByAuditRoundIdAndStateOrderByIdDesc(auditRoundId, state)
                .filter(v -> v.document() != null)
                .map(v -> new CurrentReport(read(v.document()), state, List.of()));
    }

    private void keep(long auditRoundId, ReportState state, ReportFacts facts, String by) {
        versions.save(new ReportVersionEntity(
                auditRoundId, facts.round().version(), state, write(ReportAssembler.assemble(facts)), clock.instant(),
                by));
    }

    private static void refuseImpossibleNumbers(ReportFacts facts, String field) {
        String impossible = impossibleNumbers(facts);
        if (!impossible.isEmpty()) {
            throw new FormRefusedException(
                    field, "the report holds numbers that cannot be. Correct them on the page of the report: " + impossible);
        }
    }

    private static String impossibleNumbers(ReportFacts facts) {
        return ReportChecks.check(facts).stream().filter(ReportRemark::blocking)
                .map(r -> r.about() + " " + r.text()).collect(Collectors.joining(" "));
    }

    private ReportFacts facts(ReportEntity report, long auditRoundId) {
        return reader.read(auditRoundId, report.edits(), report.version(), null);
    }

    private ReportEntity report(long auditRoundId) {
        return reports.findByAuditRoundId(auditRoundId)
                .orElseThrow(() -> new IllegalStateException("round " + auditRoundId + " has no report yet"));
    }

    /** As it is now, until this transaction ends: nobody withdraws, writes, signs off or publishes beside it. */
    private ReportEntity held(long auditRoundId) {
        ReportEntity report = report(auditRoundId);
        entities.refresh(report, LockModeType.PESSIMISTIC_WRITE);
        return report;
    }

    private String write(ReportDocument document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ReportDocument read(String document) {
        try {
            return json.readValue(document, ReportDocument.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
