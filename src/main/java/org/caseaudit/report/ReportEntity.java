package org.caseaudit.report;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.caseaudit.report.ReportFacts.Edits;

/** What people added to a round's report and decided about it. */
@Entity
@Table(name = "audit_report")
class ReportEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long auditRoundId;
    private String introduction;
    private String methodNote;
    private int timesWritten;
    private String changesWanted;
    private Boolean namesChecked;
    private Boolean smallNumbersChecked;
    private String disclosureNote;
    private Instant disclosureCheckedAt;
    private String disclosureCheckedBy;
    private Instant signedOffAt;
    private String signedOffBy;
    private boolean caseWithdrawn;
    private String familiesText;
    private String auditFeedback;

    protected ReportEntity() {
    }

    ReportEntity(long auditRoundId) {
        this.auditRoundId = auditRoundId;
    }

    void write(Edits edits, String familiesText) {
        this.introduction = edits.introduction();
        this.methodNote = edits.method();
        this.auditFeedback = edits.feedback();
        this.familiesText = familiesText;
        this.caseWithdrawn = false;
        this.timesWritten++;
        this.changesWanted = null;
        this.namesChecked = null;
        this.smallNumbersChecked = null;
    }

    void checkDisclosure(boolean names, boolean smallNumbers, String note, Instant at, String by) {
        namesChecked = names;
        smallNumbersChecked = smallNumbers;
        disclosureNote = note;
        disclosureCheckedAt = at;
        disclosureCheckedBy = by;
    }

    /** What was written and checked until now was about one case more. */
    void caseWithdrawn() {
        caseWithdrawn = true;
        namesChecked = null;
        smallNumbersChecked = null;
    }

    boolean isCaseWithdrawn() {
        return caseWithdrawn;
    }

    String familiesText() {
        return familiesText;
    }

    void wantChanges(String changes) {
        changesWanted = changes;
    }

    void signOff(Instant at, String by) {
        if (!Boolean.TRUE.equals(namesChecked) || !Boolean.TRUE.equals(smallNumbersChecked)) {
            throw new IllegalStateException("the report of round " + auditRoundId + " has not been checked for disclosure");
        }
        signedOffAt = at;
        signedOffBy = by;
    }

    Edits edits() {
        return new Edits(introduction, methodNote, auditFeedback);
    }

    /** The version that is being worked on counts, so that the first draft is version 1. */
    int version() {
        return Math.max(1, timesWritten);
    }

    String changesWanted() {
        return changesWanted;
    }

    String signedOffBy() {
        return signedOffBy;
    }
}
