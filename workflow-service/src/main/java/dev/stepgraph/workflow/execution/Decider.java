package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.engine.Decision;
import dev.stepgraph.workflow.engine.Execution;
import dev.stepgraph.workflow.engine.Interpreter;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Has the interpreter decide one command after another. */
final class Decider {

    private final Interpreter interpreter;
    private final InstantSource clock;

    Decider(Interpreter interpreter, InstantSource clock) {
        this.interpreter = interpreter;
        this.clock = clock;
    }

    Turn decide(Execution execution, List<Pending> commands) {
        Turn turn = new Turn(execution);
        for (Pending pending : commands) {
            Instant now = clock.instant();
            Decision decision = interpreter.decide(execution, pending.command(), now);
            turn.add(pending, decision);
        }
        return turn;
    }
}
