package org.caseaudit.register;

/** What an import did: cases new to the register, cases brought up to date, cases that were as the file says. */
public record ImportCounts(int added, int changed, int unchanged) {
}
