package org.caseaudit.register;

import java.time.LocalDate;
import java.util.List;

/**
 * A case as the register knows it, without the child's identity; everything but the reference may be unknown.
 *
 * @param caseRef          the reference that stands for the child everywhere
 * @param familyRef        same for brothers and sisters
 * @param open             whether it is open to children's social care now
 * @param needCodes        need codes at the point of referral
 * @param agencies         codes or names of the agencies involved
 * @param age              in years
 * @param nominatingAgency which agency put the case forward
 */
public record RegisteredCase(
        String caseRef, String familyRef, boolean open, LocalDate openedOn, LocalDate referralOn,
        List<String> needCodes, List<String> agencies, Integer age, String ageBand, String gender, String ethnicity,
        String disability, String locality, String circumstances, String outcome, String nominatingAgency,
        LocalDate lastAuditedOn) {

    public RegisteredCase {
        needCodes = List.copyOf(needCodes);
        agencies = List.copyOf(agencies);
    }
}
