package org.caseaudit.returns;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.returns.ReturnPart.State;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Parts of returns that lead auditors have handed to practices, schools, services and colleagues. Reading takes no
 * account of who reads: callers show a part only to its contributor, its agency's auditors and the coordinators.
 */
@Service("returnParts")
@Transactional
public class ReturnParts {

    private final ReturnPartRepository parts;
    private final WorkingCalendar calendar;
    private final Clock clock;

    ReturnParts(ReturnPartRepository parts, WorkingCalendar calendar, Clock clock) {
        this.parts = parts;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The part with that id; throws {@link NoSuchElementException} if there is none. */
    @Transactional(readOnly = true)
    public ReturnPart find(long id) {
        return entity(id).toPart();
    }

    /** A return's parts in the order in which they were handed over, those taken back left out. */
    @Transactional(readOnly = true)
    public List<ReturnPart> ofReturn(long agencyReturnId) {
        return handedOver(parts.findByAgencyReturnIdOrderById(agencyReturnId).stream());
    }

    /** All parts of a round's returns, those taken back left out. */
    @Transactional(readOnly = true)
    public List<ReturnPart> ofRound(long auditRoundId) {
        return handedOver(parts.findByAuditRoundIdOrderById(auditRoundId).stream());
    }

    /** What a contributor is asked for now. */
    @Transactional(readOnly = true)
    public List<ReturnPart> openOf(String contributor) {
        return handedOver(parts.findByContributorAndStateOrderById(contributor, State.REQUESTED).stream());
    }

    public ReturnPart handOver(AgencyReturn whole, PartRequest request, String handedOverBy) {
        return parts.save(new ReturnPartEntity(whole, request, handedOverBy, clock.instant())).toPart();
    }

    /** Takes a contributor's answer, late ones too, and stamps it. */
    public ReturnPart answer(long id, PartAnswer given) {
        Instant now = clock.instant();
        ReturnPartEntity part = entity(id);
        part.answer(given, now, now.isAfter(calendar.closeOfBusiness(part.toPart().dueOn())));
        return part.toPart();
    }

    /** Gives the contributor another day. */
    public ReturnPart moveDate(long id, LocalDate dueOn) {
        ReturnPartEntity part = entity(id);
        part.moveDate(dueOn);
        return part.toPart();
    }

    public void takeBack(long id) {
        entity(id).takeBack();
    }

    /** The return is over, with what parts it has. */
    void miss(long agencyReturnId) {
        parts.findByAgencyReturnIdOrderById(agencyReturnId).forEach(ReturnPartEntity::miss);
    }

    /** The family withdrew. */
    void withdraw(long agencyReturnId) {
        parts.findByAgencyReturnIdOrderById(agencyReturnId).forEach(ReturnPartEntity::withdraw);
    }

    private static List<ReturnPart> handedOver(Stream<ReturnPartEntity> parts) {
        return parts.map(ReturnPartEntity::toPart).filter(part -> part.state() != State.TAKEN_BACK).toList();
    }

    private ReturnPartEntity entity(long id) {
        return parts.findById(id).orElseThrow(() -> new NoSuchElementException("There is no part " + id));
    }
}
