package org.caseaudit.sampling;

import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.caseaudit.identity.CurrentUser;
import org.caseaudit.identity.Groups;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.programme.SamplingMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What coordinators and oversight need to show that a round's sample was drawn as it should be. */
@Service
@Transactional(readOnly = true)
public class DrawCertificates {

    private final SampleDraws samples;
    private final FrozenFrames frozen;
    private final RankedCaseRepository ranking;
    private final AuditCases cases;
    private final StratumNames names;
    private final CurrentUser user;

    DrawCertificates(SampleDraws samples, FrozenFrames frozen, RankedCaseRepository ranking, AuditCases cases,
            StratumNames names, CurrentUser user) {
        this.samples = samples;
        this.frozen = frozen;
        this.ranking = ranking;
        this.cases = cases;
        this.names = names;
        this.user = user;
    }

    /** Whether there is a draw of that round, and the person may see what it was made from. */
    public boolean readable(long roundId) {
        return mayRead() && samples.current(roundId).isPresent();
    }

    /** Throws {@link AccessDeniedException} for anybody but coordinators and oversight. */
    void requireReader() {
        if (!mayRead()) {
            throw new AccessDeniedException("only coordinators and oversight see how a sample was drawn");
        }
    }

    /** The certificate of the draw that the round's sample comes from; empty before there is one. */
    Optional<DrawCertificate> certificate(AuditRound round) {
        requireReader();
        return samples.current(round.id()).map(draw -> DrawCertificate.of(round.reference(), draw,
                frozen.strata(draw.id()), ranking.findByDrawIdOrderByPosition(draw.id()).stream().map(RankedCaseEntity::toRanked).toList(),
                cases.inRound(round.id())));
    }

    /** How the round's sample was drawn; there is one. */
    SamplingMethod method(AuditRound round) {
        return samples.current(round.id()).orElseThrow().method();
    }

    /** What the draw went by, as it reads in a sentence. */
    List<String> columns(AuditRound round) {
        return samples.current(round.id()).orElseThrow().columns().stream().map(CaseAttribute::words).toList();
    }

    /** A stratum of the draw as people read it; nothing where the draw has none. */
    String stratum(AuditRound round, String name) {
        Draw draw = samples.current(round.id()).orElseThrow();
        return draw.method().hasStrata() ? names.words(name, draw.columns()) : "";
    }

    /** The bytes whose hash the certificate states; empty before there is a draw. */
    Optional<byte[]> frame(AuditRound round) {
        requireReader();
        return samples.current(round.id()).map(draw -> {
            byte[] csv = frozen.csv(draw.id());
            if (!DigestUtils.sha256Hex(csv).equals(draw.frameHash())) {
                throw new IllegalStateException("the frame of draw " + draw.id() + " is not the one that was frozen");
            }
            return csv;
        });
    }

    /** Draws of the round that a later one has replaced, the oldest first. */
    List<Draw> superseded(AuditRound round) {
        requireReader();
        return samples.all(round.id()).stream().filter(Draw::superseded).toList();
    }

    /** Throws {@link AccessDeniedException} for anybody but those who agree a scope or answer for it. */
    void requireScopeReader() {
        if (!mayRead() && !user.isIn(Groups.AUDIT_GROUP)) {
            throw new AccessDeniedException("only the audit group, coordinators and oversight see how cases spread");
        }
    }

    private boolean mayRead() {
        return user.isIn(Groups.COORDINATORS) || user.isIn(Groups.OVERSIGHT);
    }
}
