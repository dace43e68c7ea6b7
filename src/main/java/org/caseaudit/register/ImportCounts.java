package org.caseaudit.register;

/**
 * What an import did.
 *
 * @param added      cases new to the register
 * @param changed    cases brought up to date
 * @param unchanged  cases that were as the file says
 * @param identities children of whom the identity store learnt something
 * @param absent     cases of the register of which the file says nothing; they stay as they are
 */
public record ImportCounts(int added, int changed, int unchanged, int identities, int absent) {

    /** Whether everything was in the register already. */
    public boolean nothingNew() {
        return added + changed + identities == 0;
    }
}
