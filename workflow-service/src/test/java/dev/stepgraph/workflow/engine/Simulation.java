package dev.stepgraph.workflow.engine;

import dev.stepgraph.workflow.asl.model.StateMachineDefinition;
import dev.stepgraph.workflow.engine.history.HistoryEvent;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Runs an execution to its end as the service would, with time that only moves when it must. */
final class Simulation {

    static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private static final ExecutionIdentity IDENTITY =
            new ExecutionIdentity(
                    new UUID(1, 2),
                    "arn:aws:states:eu-west-1:111122223333:execution:machine:run",
                    "run",
                    "arn:aws:states:eu-west-1:111122223333:stateMachine:machine",
                    "machine",
                    "arn:aws:iam::111122223333:role/runner",
                    "eu-west-1");

    private final StateMachineDefinition definition;
    private final Outside outside;
    private final Interpreter interpreter;
    private final List<HistoryEvent> history = new ArrayList<>();
    private final Deque<Command> inbox = new ArrayDeque<>();
    private Execution execution;
    private Instant now = START;

    Simulation(StateMachineDefinition definition, Outside outside, EngineLimits limits) {
        this.definition = definition;
        this.outside = outside;
        this.interpreter =
                new Interpreter(
                        limits, (execution, event) -> "token-" + event, new SplittableRandom(7));
        this.execution = new Execution(IDENTITY, definition);
    }

    /** Starts the execution and lets it run until it ends or nothing more can happen. */
    Execution run(JsonNode input) {
        inbox.add(new Command.StartExecution(input));
        return run();
    }

    /** Forgets everything but the first events, as a crash does, and runs on from there. */
    Execution recover(List<HistoryEvent> prefix) {
        execution = new Execution(IDENTITY, definition);
        history.addAll(prefix);
        for (HistoryEvent event : prefix) {
            execution.evolve(event);
            now = event.timestamp();
        }
        execution.openTasks().forEach(this::invoke);
        inbox.add(new Command.ContinueExecution());
        return run();
    }

    private Execution run() {
        while (!execution.status().terminal()) {
            Command command = inbox.poll();
            if (command == null) {
                Instant next = execution.nextTimer();
                if (next == null) {
                    return execution;
                }
                now = next.isAfter(now) ? next : now;
                command = new Command.FireTimers();
            }
            decide(command);
        }
        return execution;
    }

    private void decide(Command command) {
        Decision decision = interpreter.decide(execution, command, now);
        history.addAll(decision.events());
        for (Effect effect : decision.effects()) {
            if (effect instanceof Effect.InvokeTask task) {
                invoke(task);
            }
        }
        if (decision.unfinished()) {
            inbox.add(new Command.ContinueExecution());
        }
    }

    private void invoke(Effect.InvokeTask task) {
        Command answer = outside.answer(task);
        if (answer != null) {
            inbox.add(answer);
        }
    }

    List<HistoryEvent> history() {
        return history;
    }
}
