package org.caseaudit.demo;

import java.time.Duration;
import java.time.Instant;

/** Lets one thread live in the past, so that rounds can be played whose due dates are long gone. */
public final class AsOf {

    private record Pretence(Instant now, long startedNanos) {
    }

    private static final ThreadLocal<Pretence> PRETENDED = new ThreadLocal<>();

    private AsOf() {
    }

    /** From here on it is that moment for this thread; time goes on from there. */
    public static void set(Instant now) {
        PRETENDED.set(new Pretence(now, System.nanoTime()));
    }

    /** This thread is back in the present. */
    public static void clear() {
        PRETENDED.remove();
    }

    /** Whether this thread is in the past. */
    public static boolean isSet() {
        return PRETENDED.get() != null;
    }

    /** What this thread takes for now, or null where that is the present. */
    static Instant now() {
        Pretence pretence = PRETENDED.get();
        return pretence == null ? null
                : pretence.now().plus(Duration.ofNanos(System.nanoTime() - pretence.startedNanos()));
    }
}
