package org.caseaudit.sampling;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A frame frozen and then drawn from; in that order, once each. */
@Entity
@Table(name = "draw")
class DrawEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long auditRoundId;

    private byte[] frameCsv;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 64)
    private String frameHash;

    private int frameSize;
    private int sampleSize;
    private Instant frozenAt;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 20)
    private String seed;

    private Instant drawnAt;
    private boolean superseded;

    protected DrawEntity() {
    }

    DrawEntity(long auditRoundId, FrozenFrame frame, int sampleSize, Instant frozenAt) {
        this.auditRoundId = auditRoundId;
        this.frameCsv = frame.csv();
        this.frameHash = frame.hash();
        this.frameSize = frame.size();
        this.sampleSize = sampleSize;
        this.frozenAt = frozenAt;
    }

    void drawn(String givenSeed, Instant at) {
        if (seed != null) {
            throw new IllegalStateException("draw " + id + " has its seed already");
        }
        seed = givenSeed;
        drawnAt = at;
    }

    void supersede() {
        superseded = true;
    }

    Long id() {
        return id;
    }

    byte[] frameCsv() {
        return frameCsv.clone();
    }

    Draw toDraw(int reserves) {
        return new Draw(id, auditRoundId, frameHash, frameSize, sampleSize, frozenAt, seed, drawnAt, reserves,
                superseded);
    }
}
