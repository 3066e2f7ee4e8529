package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.engine.Decision;
import dev.stepgraph.workflow.engine.Decision.Verdict;
import dev.stepgraph.workflow.engine.Effect;
import dev.stepgraph.workflow.engine.Execution;
import dev.stepgraph.workflow.engine.history.HistoryEvent;

import java.util.ArrayList;
import java.util.List;

/** What was decided in a turn of a resident, of one command after another. */
final class Turn {

    private final Execution execution;
    private final List<HistoryEvent> events = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final List<Pending> commands = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();

    Turn(Execution execution) {
        this.execution = execution;
    }

    void add(Pending command, Decision decision) {
        events.addAll(decision.events());
        effects.addAll(decision.effects());
        commands.add(command);
        verdicts.add(decision.verdict());
    }

    /** The execution, moved along. */
    Execution execution() {
        return execution;
    }

    List<HistoryEvent> events() {
        return events;
    }

    List<Effect> effects() {
        return effects;
    }

    List<Pending> commands() {
        return commands;
    }

    /** Tells every command its answer: all is durable. */
    void answer() {
        for (int i = 0; i < commands.size(); i++) {
            Answer answer =
                    new Answer(verdicts.get(i), execution.startedAt(), execution.stoppedAt());
            commands.get(i).answer().complete(answer);
        }
    }
}
