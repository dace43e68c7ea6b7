package org.caseaudit.sampling;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.programme.SamplingMethod;
import org.caseaudit.programme.SeedOrigin;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A frame frozen, then given its seed, then drawn from; in that order, once each. */
@Entity
@Table(name = "draw")
class DrawEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long auditRoundId;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 64)
    private String frameHash;

    private int frameSize;

    @Enumerated(EnumType.STRING)
    private SamplingMethod method;

    private String strataColumns;
    /** Whether people set the places of each stratum; they follow from the sizes otherwise. */
    private boolean placesSet;

    private boolean onePerFamily;
    private int sampleSize;
    private Instant frozenAt;

    @Enumerated(EnumType.STRING)
    private SeedOrigin seedOrigin;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 20)
    private String seed;

    private String seedEnteredBy;
    private Instant drawnAt;
    private boolean superseded;

    protected DrawEntity() {
    }

    DrawEntity(long auditRoundId, String frameHash, int frameSize, DrawPlan plan, boolean placesSet,
            boolean onePerFamily, SeedOrigin seedOrigin, Instant frozenAt) {
        this.auditRoundId = auditRoundId;
        this.frameHash = frameHash;
        this.frameSize = frameSize;
        this.method = plan.method();
        this.strataColumns = plan.columns().stream().map(Enum::name).collect(Collectors.joining(","));
        this.placesSet = placesSet;
        this.onePerFamily = onePerFamily;
        this.sampleSize = plan.sampleSize();
        this.seedOrigin = seedOrigin;
        this.frozenAt = frozenAt;
    }

    /** @param enteredBy user id of whoever entered thrown digits; null where the computer made them */
    void giveSeed(String digits, String enteredBy) {
        if (seed != null) {
            throw new IllegalStateException("draw " + id + " has its seed already");
        }
        seed = digits;
        seedEnteredBy = enteredBy;
    }

    void drawn(Instant at) {
        if (seed == null || drawnAt != null) {
            throw new IllegalStateException("draw " + id + " has no seed, or is drawn already");
        }
        drawnAt = at;
    }

    void supersede() {
        superseded = true;
    }

    Long id() {
        return id;
    }

    String frameHash() {
        return frameHash;
    }

    String seed() {
        return seed;
    }

    SeedOrigin seedOrigin() {
        return seedOrigin;
    }

    String seedEnteredBy() {
        return seedEnteredBy;
    }

    boolean isDrawn() {
        return drawnAt != null;
    }

    boolean isSuperseded() {
        return superseded;
    }

    DrawPlan plan(List<Stratum> strata) {
        return new DrawPlan(method, columns(), sampleSize, strata);
    }

    Draw toDraw() {
        return new Draw(id, auditRoundId, method, columns(), frameHash, frameSize, sampleSize, frozenAt, seedOrigin,
                seedEnteredBy, seed, drawnAt, placesSet, onePerFamily, superseded);
    }

    private List<CaseAttribute> columns() {
        return strataColumns.isEmpty() ? List.of()
                : Arrays.stream(strataColumns.split(",")).map(CaseAttribute::valueOf).toList();
    }
}
