package org.caseaudit.sampling;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "ranked_case")
class RankedCaseEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long drawId;
    private int position;
    private String caseRef;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 64)
    private String ticket;

    private String stratum;

    @Enumerated(EnumType.STRING)
    private Ranking.Part part;

    private String passedOverFor;
    private String reason;

    protected RankedCaseEntity() {
    }

    RankedCaseEntity(Long drawId, Ranking.Ranked ranked) {
        this.drawId = drawId;
        this.position = ranked.position();
        this.caseRef = ranked.caseRef();
        this.ticket = ranked.ticket();
        this.stratum = ranked.stratum();
        this.part = ranked.part();
        this.passedOverFor = ranked.passedOverFor();
        this.reason = ranked.reason();
    }

    String caseRef() {
        return caseRef;
    }

    String stratum() {
        return stratum;
    }

    Ranking.Ranked toRanked() {
        return new Ranking.Ranked(position, caseRef, ticket, stratum, part, passedOverFor, reason);
    }
}
