package org.caseaudit.concern;

/** How a concern came out. */
public enum ConcernOutcome {
    SAFE, REFERRAL_MADE, MORE_TO_DO
}
