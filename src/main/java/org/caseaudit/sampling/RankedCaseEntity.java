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

    @Enumerated(EnumType.STRING)
    private Ranking.Part part;

    private String passedOverFor;

    protected RankedCaseEntity() {
    }

    RankedCaseEntity(Long drawId, Ranking.Ranked ranked) {
        this.drawId = drawId;
        this.position = ranked.position();
        this.caseRef = ranked.caseRef();
        this.ticket = ranked.ticket();
        this.part = ranked.part();
        this.passedOverFor = ranked.passedOverFor();
    }

    String caseRef() {
        return caseRef;
    }

    Ranking.Ranked toRanked() {
        return new Ranking.Ranked(position, caseRef, ticket, part, passedOverFor);
    }
}
