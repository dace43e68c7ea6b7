package org.caseaudit.identity;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.caseaudit.engine.AsSystem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who covers for an agency's lead auditor. Whether a cover is in force is worked out from its days whenever somebody
 * asks; the engine's group, which makes open tasks visible, follows at its beginning and end.
 */
@Service
@Transactional
public class Covers {

    private final AgencyCoverRepository covers;
    private final AgencyRepository agencies;
    private final IdentityService identityService;
    private final AsSystem asSystem;
    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final Clock clock;

    Covers(AgencyCoverRepository covers, AgencyRepository agencies, IdentityService identityService, AsSystem asSystem,
            JdbcClient jdbc, EntityManager entities, Clock clock) {
        this.covers = covers;
        this.agencies = agencies;
        this.identityService = identityService;
        this.asSystem = asSystem;
        this.jdbc = jdbc;
        this.entities = entities;
        this.clock = clock;
    }

    /** The user id of whoever audits for the agency today: of its cover if there is one, or else its lead auditor. */
    @Transactional(readOnly = true)
    public Optional<String> auditor(String agencyCode) {
        // What this very transaction has changed may not be written yet.
        entities.flush();
        return jdbc.sql("""
                select coalesce((select c.user_id from agency_cover c
                    where c.agency_code = a.code and c.called_off_at is null and c.from_on <= ? and c.until_on >= ?
                    order by c.from_on limit 1), a.lead_auditor)
                from agency a where a.code = ?
                """).params(LocalDate.now(clock), LocalDate.now(clock), agencyCode)
                .query((row, i) -> Optional.ofNullable(row.getString(1))).optional().flatMap(user -> user);
    }

    /** The agency's covers now and to come, the next first. */
    @Transactional(readOnly = true)
    public List<Cover> ahead(String agencyCode) {
        LocalDate today = LocalDate.now(clock);
        return covers.findByAgencyCodeOrderByFromOn(agencyCode).stream().filter(cover -> !cover.isOver(today))
                .map(AgencyCoverEntity::toCover).toList();
    }

    @Transactional(readOnly = true)
    public Cover find(long id) {
        return entity(id).toCover();
    }

    /**
     * Names somebody for a time.
     *
     * @throws InvalidFieldException if the days are not in order or somebody else covers on one of them
     */
    public Cover name(String agencyCode, String userId, LocalDate from, LocalDate until, String namedBy) {
        if (until.isBefore(from)) {
            throw new InvalidFieldException("untilOn", "is before the first day");
        }
        // Whoever names a cover for the agency at the same time waits here and then sees ours.
        jdbc.sql("select id from agency where code = ? for update").param(agencyCode).query(Long.class).single();
        if (ahead(agencyCode).stream().anyMatch(c -> !from.isAfter(c.until()) && !until.isBefore(c.from()))) {
            throw new InvalidFieldException(
                    "fromOn", "overlaps with a cover that is named already; call that off first");
        }
        return covers.save(new AgencyCoverEntity(
                new Cover(0, agencyCode, userId, from, until), namedBy, clock.instant())).toCover();
    }

    /** Its first day has come: the person finds the agency's open tasks. */
    public Cover begin(long id) {
        AgencyCoverEntity cover = entity(id);
        String group = Groups.agency(cover.toCover().agencyCode());
        asSystem.run(() -> {
            if (identityService.createGroupQuery().groupId(group).groupMember(cover.toCover().userId()).count() == 0) {
                identityService.createMembership(cover.toCover().userId(), group);
                cover.giveGroup(true);
            }
        });
        return cover.toCover();
    }

    /**
     * It is over, by its days or because it was called off.
     *
     * @return whether the person no longer audits for the agency
     */
    public boolean end(long id) {
        AgencyCoverEntity entity = entity(id);
        Cover cover = entity.toCover();
        entity.callOff(clock.instant());
        if (!entity.givesGroup()) {
            return false;
        }
        entity.giveGroup(false);
        Optional<AgencyCoverEntity> next = next(cover);
        next.ifPresent(following -> following.giveGroup(true));
        return next.isEmpty() && leave(cover);
    }

    /** The same person's next cover, where it follows on at once. */
    private Optional<AgencyCoverEntity> next(Cover cover) {
        LocalDate today = LocalDate.now(clock);
        return covers.findByAgencyCodeOrderByFromOn(cover.agencyCode()).stream()
                .filter(other -> other.isInForce(today) && other.toCover().userId().equals(cover.userId())).findFirst();
    }

    private boolean leave(Cover cover) {
        boolean auditsAnyway = agencies.findByCode(cover.agencyCode()).map(AgencyEntity::toAgency)
                .filter(a -> cover.userId().equals(a.leadAuditor()) || cover.userId().equals(a.deputy())).isPresent();
        if (!auditsAnyway) {
            asSystem.run(() -> identityService.deleteMembership(cover.userId(), Groups.agency(cover.agencyCode())));
        }
        return !auditsAnyway;
    }

    private AgencyCoverEntity entity(long id) {
        return covers.findById(id).orElseThrow();
    }
}
