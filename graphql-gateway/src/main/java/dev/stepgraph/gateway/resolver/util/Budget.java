package dev.stepgraph.gateway.resolver.util;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The work that one evaluation may still do. A unit is about a character copied or a value visited;
 * whoever builds something pays for it beforehand, so that neither memory nor time can be had for
 * nothing. Not for several threads.
 */
public final class Budget {

    /** How many units may pass between two looks at the clock. */
    private static final long UNITS_BETWEEN_LOOKS = 4_096;

    private final InstantSource clock;
    private final Instant deadline;
    private final Runnable look;
    private long units;
    private long nextLook;

    /**
     * A budget of which nothing is spent.
     *
     * @param units how much there is to spend
     * @param deadline when spending ends in any case
     */
    public Budget(long units, Instant deadline, InstantSource clock) {
        this(units, deadline, clock, () -> {});
    }

    /**
     * A budget of which nothing is spent.
     *
     * @param look done now and then while much is spent, and never where it is little; may throw
     *     {@link BudgetSpentException}
     */
    public Budget(long units, Instant deadline, InstantSource clock, Runnable look) {
        this.units = units;
        this.deadline = deadline;
        this.clock = clock;
        this.look = look;
        this.nextLook = units - UNITS_BETWEEN_LOOKS;
    }

    /** A budget for where something else bounds the work, such as a process of its own. */
    public static Budget unlimited(InstantSource clock) {
        return new Budget(Long.MAX_VALUE, Instant.MAX, clock);
    }

    /**
     * Pays for some work.
     *
     * @throws BudgetSpentException if there is no money or no time left
     */
    public void spend(long price) {
        if (price > units) {
            throw new BudgetSpentException("The evaluation needs more memory than it may have");
        }
        units -= price;
        if (units <= nextLook) {
            nextLook = units - UNITS_BETWEEN_LOOKS;
            if (clock.instant().isAfter(deadline)) {
                throw new BudgetSpentException("The evaluation took longer than it may");
            }
            look.run();
        }
    }

    /**
     * Pays for a text before it is built.
     *
     * @throws BudgetSpentException as {@link #spend} does
     */
    public void spendText(long length) {
        spend(1 + length);
    }
}
