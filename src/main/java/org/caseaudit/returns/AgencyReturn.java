package org.caseaudit.returns;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseaudit.audittool.AnswerKind;

/**
 * One agency's return on one case.
 *
 * @param reference     case and agency, such as {@code CASE-0042 Police}
 * @param leadAuditor   user id of who was accountable when the return was requested
 * @param dueOn         by close of business; moved by an extension
 * @param firstDueOn    as first set
 * @param outcome       null until submitted or excused
 * @param outcomeReason why not completed, or null
 * @param auditMethod   null where not said
 * @param openInWindow  whether the case was open to the agency in the audit window; null where not said
 * @param submittedAt   null until submitted
 * @param submittedBy   user id, or null
 * @param late          submitted after close of business on the due date
 * @param beforePanel   false where it came when the panel's day had begun
 * @param addedBecause  why an agency that is not on the roster was asked about this case, or null
 * @param questions     with which the coordinator sent it back, in order
 * @param agreed        what the chair agreed with the agency, in order; for the report's method section
 * @param extensions    each time that the agency asked for more time, in order
 * @param answers       in the tool's order; empty unless completed
 * @param measures      practice standards that applied, in the tool's order; empty unless completed
 */
public record AgencyReturn(
        long id, long auditRoundId, long auditCaseId, String reference, String agencyCode, String agencyName,
        String leadAuditor, LocalDate dueOn, LocalDate firstDueOn, ReturnState state, ReturnOutcome outcome,
        String outcomeReason, AuditMethod auditMethod, Boolean openInWindow, Instant submittedAt, String submittedBy,
        boolean late, boolean beforePanel, String addedBecause, List<String> questions, String toolFormId,
        int toolFormVersion, List<Liaison> agreed, List<Extension> extensions, List<Answer> answers,
        List<Measure> measures) {

    /**
     * One answer on the audit tool.
     *
     * @param key          the question's key in the tool
     * @param label        the question as it was put
     * @param standard     key of the standard, or {@code general}
     * @param value        text, or the option's value; a checklist's values are separated by commas
     * @param evidenceDate of evidence: when it happened; otherwise null
     */
    public record Answer(
            String key, String label, AnswerKind kind, String standard, String value, LocalDate evidenceDate) {

        /** Keeps the answer out of logs. */
        @Override
        public String toString() {
            return "Answer " + key;
        }
    }

    /**
     * What chair and agency agreed after the agency had not answered.
     *
     * @param decision {@code EXTEND}, {@code GO_ON} or {@code EXCUSE}
     * @param newDueOn of an extension, otherwise null
     */
    public record Liaison(Decision decision, String reason, LocalDate newDueOn, Instant agreedAt, String agreedBy) {

        /** What came of it. */
        public enum Decision {
            EXTEND, GO_ON, EXCUSE
        }
    }

    /**
     * A practice standard in hours or working days, as this agency's record shows it.
     *
     * @param key         as the audit tool names it
     * @param within      the limit in words, such as {@code 72 hours}
     * @param began       local time; where working days are counted, the start of the day
     * @param done        null where it was not done, which counts as not met
     * @param delayReason why it was not met, or null
     */
    public record Measure(
            String key, String title, String standard, String within, LocalDateTime began, LocalDateTime done,
            boolean met, String delayReason) {

        /** Whether the limit is in hours, so that times of day matter. */
        public boolean countsHours() {
            return within.endsWith("hour") || within.endsWith("hours");
        }

        /** Keeps what the agency wrote out of logs. */
        @Override
        public String toString() {
            return "Measure " + key;
        }
    }

    /**
     * The agency asked for a later due date.
     *
     * @param grantedOn the due date that the coordinator granted; null where refused or not decided
     * @param answer    the coordinator's words to the agency, or null
     * @param decidedAt null until decided
     */
    public record Extension(
            LocalDate wishedOn, String reason, String askedBy, Instant askedAt, LocalDate grantedOn, String answer,
            String decidedBy, Instant decidedAt) {

        public boolean isDecided() {
            return decidedAt != null;
        }

        public boolean isGranted() {
            return grantedOn != null;
        }
    }

    /** What the agency asked for last, if it has ever asked for more time. */
    public Optional<Extension> lastExtension() {
        return extensions.isEmpty() ? Optional.empty() : Optional.of(extensions.get(extensions.size() - 1));
    }

    /** Whether the agency has given its answer, accepted or not. */
    public boolean isIn() {
        return state == ReturnState.IN || state == ReturnState.ACCEPTED;
    }

    /** Whether the agency audited its records on this case. */
    public boolean isCompleted() {
        return isIn() && outcome == ReturnOutcome.COMPLETED;
    }

    public List<Answer> answers(AnswerKind kind) {
        return answers.stream().filter(a -> a.kind() == kind).toList();
    }

    public List<Answer> answers(AnswerKind kind, String standard) {
        return answers.stream().filter(a -> a.kind() == kind && a.standard().equals(standard)).toList();
    }

    /** The agency's judgement on a standard, where it gave one. */
    public Optional<Judgement> judgement(String standard) {
        return answers(AnswerKind.JUDGEMENT, standard).stream().map(a -> Judgement.valueOf(a.value())).findFirst();
    }

    /** The basic details that the agency checked on its record, such as {@code DATE_OF_BIRTH}. */
    public List<String> detailsChecked() {
        return choices(AnswerKind.DETAILS_CHECK);
    }

    /** The basic details that the agency found wrong or missing on its record. */
    public List<String> detailsWrong() {
        return choices(AnswerKind.DETAILS_WRONG);
    }

    /** Keeps what the agency wrote out of logs. */
    @Override
    public String toString() {
        return "AgencyReturn " + id + " " + state;
    }

    private List<String> choices(AnswerKind kind) {
        return answers(kind).stream().flatMap(a -> Stream.of(a.value().split(","))).toList();
    }
}
