package org.caseaudit.sampling;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseaudit.register.FrameCase;

/**
 * The order that a seed gives a frame. A case's ticket is the SHA-256 of {@code <seed>,<case_ref>}; tickets in
 * ascending order are the ranking. The first cases are the sample, the others its reserves in that order; where only
 * one child of a family is drawn, the lowest ticket of the family counts and the others are passed over.
 */
final class Ranking {

    /** Which part a ranked case has in the draw. */
    enum Part {
        SAMPLE,
        RESERVE,
        PASSED_OVER
    }

    /**
     * A case's place in the ranking, counted from 1.
     *
     * @param passedOverFor the case of the same family that stands instead; null unless passed over
     */
    record Ranked(int position, String caseRef, String ticket, Part part, String passedOverFor) {
    }

    private record Ticket(FrameCase frameCase, String ticket) {
    }

    private Ranking() {
    }

    static List<Ranked> of(Collection<FrameCase> frame, String seed, int sampleSize, boolean onePerFamily) {
        List<Ticket> tickets = frame.stream()
                .map(c -> new Ticket(c, ticket(seed, c.caseRef())))
                .sorted(Comparator.comparing(Ticket::ticket))
                .toList();
        Map<String, String> lowestOfFamily = new HashMap<>();
        List<Ranked> ranking = new ArrayList<>(tickets.size());
        int drawn = 0;
        for (Ticket t : tickets) {
            String caseRef = t.frameCase().caseRef();
            String instead = onePerFamily ? lowestOfFamily.putIfAbsent(t.frameCase().family(), caseRef) : null;
            Part part;
            if (instead != null) {
                part = Part.PASSED_OVER;
            } else {
                part = drawn++ < sampleSize ? Part.SAMPLE : Part.RESERVE;
            }
            ranking.add(new Ranked(ranking.size() + 1, caseRef, t.ticket(), part, instead));
        }
        return ranking;
    }

    static String ticket(String seed, String caseRef) {
        return FrozenFrame.sha256((seed + "," + caseRef).getBytes(StandardCharsets.UTF_8));
    }
}
