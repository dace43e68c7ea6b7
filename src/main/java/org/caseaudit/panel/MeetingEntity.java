package org.caseaudit.panel;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

@Entity
@Table(name = "panel_meeting")
class MeetingEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long auditRoundId;
    private LocalDate panelOn;
    private String venue;
    private String note;
    private Instant convenedAt;
    private String convenedBy;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "panel_attendance", joinColumns = @JoinColumn(name = "panel_meeting_id"))
    @Column(name = "agency_code")
    private Set<String> present = new TreeSet<>();

    protected MeetingEntity() {
    }

    MeetingEntity(
            long auditRoundId, LocalDate panelOn, String venue, Collection<String> present, String note, Instant at,
            String by) {
        this.auditRoundId = auditRoundId;
        this.panelOn = panelOn;
        this.venue = venue;
        this.present.addAll(present);
        this.note = note;
        this.convenedAt = at;
        this.convenedBy = by;
    }

    Meeting toMeeting() {
        return new Meeting(
                auditRoundId, panelOn, venue, present.stream().sorted().toList(), note, convenedAt, convenedBy);
    }
}
