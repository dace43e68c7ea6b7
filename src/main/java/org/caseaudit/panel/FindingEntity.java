package org.caseaudit.panel;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

@Entity
@Table(name = "finding")
class FindingEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long auditRoundId;
    private int number;

    @Enumerated(EnumType.STRING)
    private FindingKind kind;

    private String text;
    private String standard;
    private Integer casesCount;
    private Integer casesOf;
    private String caveat;
    private String alreadyChanged;
    private String otherEvidence;
    private boolean groupOpinion;
    private Instant recordedAt;
    private String recordedBy;
    private Instant correctedAt;
    private String correctedBy;
    private String correctionReason;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "finding_agency", joinColumns = @JoinColumn(name = "finding_id"))
    @Column(name = "agency_code")
    private Set<String> agencies = new TreeSet<>();

    protected FindingEntity() {
    }

    FindingEntity(long auditRoundId, int number, NewFinding given, Instant at, String by) {
        this.auditRoundId = auditRoundId;
        this.number = number;
        this.kind = given.kind();
        this.text = given.text();
        this.standard = given.standard();
        this.agencies.addAll(given.agencies());
        this.casesCount = given.casesCount();
        this.casesOf = given.casesOf();
        this.caveat = given.caveat();
        this.alreadyChanged = given.alreadyChanged();
        this.otherEvidence = given.otherEvidence();
        this.groupOpinion = given.groupOpinion();
        this.recordedAt = at;
        this.recordedBy = by;
    }

    void correct(String text, Integer casesCount, Integer casesOf, String reason, Instant at, String by) {
        this.text = text;
        this.casesCount = casesCount;
        this.casesOf = casesOf;
        this.correctionReason = reason;
        this.correctedAt = at;
        this.correctedBy = by;
    }

    Finding toFinding() {
        return new Finding(
                id, auditRoundId, number, kind, text, standard, agencies.stream().sorted().toList(), casesCount,
                casesOf, caveat, alreadyChanged, otherEvidence, groupOpinion);
    }
}
