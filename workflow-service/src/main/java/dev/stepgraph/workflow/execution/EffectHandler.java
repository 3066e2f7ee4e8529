package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.engine.Effect;
import dev.stepgraph.workflow.engine.ExecutionIdentity;

/**
 * Carries one kind of effect out, after the commit of the decision it came from. Returns at once:
 * the work runs on its own thread, at least once, and its outcome comes back as a command.
 */
public interface EffectHandler {

    /** Whether this handler is for that effect. */
    boolean handles(Effect effect);

    /**
     * Begins to carry the effect out.
     *
     * @param outcome where the command goes that says what came of it
     */
    void handle(ExecutionIdentity execution, Effect effect, CommandSink outcome);
}
