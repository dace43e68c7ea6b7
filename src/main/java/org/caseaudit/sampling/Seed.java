package org.caseaudit.sampling;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Twenty decimal digits that nobody can foresee. */
final class Seed {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int DIGITS = 20;
    private static final BigInteger BOUND = BigInteger.TEN.pow(DIGITS);
    private static final Pattern SEED = Pattern.compile("[0-9]{" + DIGITS + "}");

    private Seed() {
    }

    static String draw() {
        BigInteger number;
        do {
            number = new BigInteger(BOUND.bitLength(), RANDOM);
        } while (number.compareTo(BOUND) >= 0);
        return "%020d".formatted(number);
    }

    static boolean isSeed(String digits) {
        return SEED.matcher(digits).matches();
    }
}
