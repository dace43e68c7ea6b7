package org.caseaudit.sampling;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;

/** The tickets that a seed gives the cases of a frame: the SHA-256 of seed, comma and reference. */
final class Tickets {

    private static final int LENGTH = 32;
    private static final int AT_A_TIME = 1 << 15;

    private final byte[] tickets;

    private Tickets(byte[] tickets) {
        this.tickets = tickets;
    }

    static Tickets of(Frame frame, String seed) {
        if ((long) LENGTH * frame.size() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a frame has at most " + Integer.MAX_VALUE / LENGTH + " cases");
        }
        byte[] tickets = new byte[LENGTH * frame.size()];
        IntStream.rangeClosed(0, frame.size() / AT_A_TIME).parallel().forEach(part -> write(frame, seed, tickets,
                AT_A_TIME * part, Math.min(AT_A_TIME * (part + 1), frame.size())));
        return new Tickets(tickets);
    }

    private static void write(Frame frame, String seed, byte[] tickets, int from, int to) {
        byte[] prefix = (seed + ",").getBytes(StandardCharsets.UTF_8);
        MessageDigest digest = DigestUtils.getSha256Digest();
        try {
            for (int i = from; i < to; i++) {
                digest.update(prefix);
                digest.update(frame.csv(), frame.referenceStart(i), frame.referenceLength(i));
                digest.digest(tickets, LENGTH * i, LENGTH);
            }
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
    }

    int compare(int one, int other) {
        return Arrays.compareUnsigned(tickets, LENGTH * one, LENGTH * (one + 1),
                tickets, LENGTH * other, LENGTH * (other + 1));
    }

    Comparator<Integer> ascending() {
        return this::compare;
    }

    String hex(int index) {
        return HexFormat.of().formatHex(tickets, LENGTH * index, LENGTH * (index + 1));
    }
}
