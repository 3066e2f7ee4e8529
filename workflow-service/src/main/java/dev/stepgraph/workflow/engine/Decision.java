package dev.stepgraph.workflow.engine;

import dev.stepgraph.workflow.engine.history.HistoryEvent;

import java.util.List;

/**
 * What the interpreter decided.
 *
 * @param events what happened, in order; to be appended to the history before anything else
 * @param effects what must happen outside after that
 * @param unfinished whether the burst was cut: the execution must be given ContinueExecution
 * @param verdict whether the command had an effect
 */
public record Decision(
        List<HistoryEvent> events, List<Effect> effects, boolean unfinished, Verdict verdict) {

    /** What became of the command. */
    public enum Verdict {
        /** It was carried out. */
        ACCEPTED,
        /** The execution has ended. */
        EXECUTION_ENDED,
        /** The task attempt that it names does not exist or is over. */
        TASK_NOT_OPEN
    }
}
