package org.caseaudit.programme;

/** Where the digits of a seed come from. */
public enum SeedOrigin {
    /** The computer's random number generator. */
    RANDOM,
    /** Dice that people throw in their meeting. */
    DICE
}
