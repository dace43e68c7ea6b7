package org.caseaudit.sampling;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.caseaudit.programme.CaseAttribute;
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
    /** What the register said of the case when the frame was frozen; null where that was not kept. */
    private String caseValues;

    protected RankedCaseEntity() {
    }

    /** @param caseValues a line of all attributes' values, in the form of a frame's */
    RankedCaseEntity(Long drawId, Ranking.Ranked ranked, String caseValues) {
        this.drawId = drawId;
        this.position = ranked.position();
        this.caseRef = ranked.caseRef();
        this.ticket = ranked.ticket();
        this.stratum = ranked.stratum();
        this.part = ranked.part();
        this.passedOverFor = ranked.passedOverFor();
        this.reason = ranked.reason();
        this.caseValues = caseValues;
    }

    String caseRef() {
        return caseRef;
    }

    String stratum() {
        return stratum;
    }

    /** Whether the register said that of the case; empty stands for what it did not know. */
    boolean had(CaseAttribute attribute, String value) {
        return caseValues != null && Frame.values(caseValues).get(attribute.ordinal()).equals(value);
    }

    Ranking.Ranked toRanked() {
        return new Ranking.Ranked(position, caseRef, ticket, stratum, part, passedOverFor, reason);
    }
}
