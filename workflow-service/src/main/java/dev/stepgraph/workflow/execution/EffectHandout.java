package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.asl.model.ErrorName;
import dev.stepgraph.workflow.engine.Command;
import dev.stepgraph.workflow.engine.Effect;
import dev.stepgraph.workflow.engine.ErrorOutput;
import dev.stepgraph.workflow.engine.ExecutionIdentity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/** Hands effects to those who carry them out. */
final class EffectHandout {

    private static final Logger LOG = LoggerFactory.getLogger(EffectHandout.class);

    private final List<EffectHandler> handlers;

    EffectHandout(List<EffectHandler> handlers) {
        this.handlers = List.copyOf(handlers);
    }

    /** Hands the effects out, each to the first handler that is for it. */
    void handOut(ExecutionIdentity execution, List<Effect> effects, CommandSink outcome) {
        effects.forEach(effect -> handOut(execution, effect, outcome));
    }

    private void handOut(ExecutionIdentity execution, Effect effect, CommandSink outcome) {
        try {
            for (EffectHandler handler : handlers) {
                if (handler.handles(effect)) {
                    handler.handle(execution, effect, outcome);
                    return;
                }
            }
            fail(effect, "Nothing here carries this task out.", outcome);
        } catch (RuntimeException e) {
            LOG.error("An effect of {} could not be handed out", execution.arn(), e);
            fail(effect, "The task could not be begun.", outcome);
        }
    }

    private static void fail(Effect effect, String cause, CommandSink outcome) {
        switch (effect) {
            case Effect.InvokeTask task ->
                    outcome.send(
                            new Command.FailTask(
                                    task.scheduledEventId(),
                                    new ErrorOutput(ErrorName.RUNTIME.text(), cause)));
            case Effect.CancelTask _ -> {
                // Nobody waits for the call that goes on.
            }
        }
    }
}
