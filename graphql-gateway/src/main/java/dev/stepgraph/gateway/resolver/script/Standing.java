package dev.stepgraph.gateway.resolver.script;

import java.time.Duration;

/**
 * What the scripts of one API did lately, which decides how near to those of others they may come.
 * Times are on the scale of {@link System#nanoTime}. Not for several threads.
 */
final class Standing {

    /** For how long an API is remembered to have done harm. */
    static final Duration MEMORY = Duration.ofSeconds(30);

    /** How long an API is held back that ended one child; twice as long for each further one. */
    static final Duration FIRST_HOLD = Duration.ofMillis(500);

    static final Duration MOST_HOLD = FIRST_HOLD.multipliedBy(32);

    /** How near to others an API's scripts may come. */
    enum Trust {
        /** Nothing is known of it. */
        UNKNOWN,
        /** It answered as one does. */
        TRUSTED,
        /** An evaluation took long, or all of the memory, or ended its child. */
        SUSPECT
    }

    private Trust trust = Trust.UNKNOWN;
    private long harmedAt;
    private long endedAt;
    private Duration hold = Duration.ZERO;

    Trust trust(long now) {
        if (trust == Trust.SUSPECT && now - harmedAt >= MEMORY.toNanos()) {
            trust = Trust.UNKNOWN;
            hold = Duration.ZERO;
        }
        return trust;
    }

    /** Whether nothing of it is to run for now. */
    boolean isHeld(long now) {
        return !hold.isZero() && now - endedAt < hold.toNanos();
    }

    /** It answered as one does. */
    void answered(long now) {
        if (trust(now) == Trust.UNKNOWN) {
            trust = Trust.TRUSTED;
        }
    }

    /** It took more time or memory than others should wait for. */
    void didHarm(long now) {
        trust = Trust.SUSPECT;
        harmedAt = now;
    }

    /** It ended a child, which takes a second or two of a processor to replace. */
    void endedChild(long now) {
        if (trust(now) != Trust.SUSPECT || hold.isZero()) {
            hold = FIRST_HOLD;
        } else if (hold.compareTo(MOST_HOLD) < 0) {
            hold = hold.multipliedBy(2);
        }
        endedAt = now;
        didHarm(now);
    }
}
