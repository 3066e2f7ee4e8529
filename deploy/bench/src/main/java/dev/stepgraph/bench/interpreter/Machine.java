package dev.stepgraph.bench.interpreter;

import dev.stepgraph.workflow.asl.intrinsic.ExpressionCompiler;
import dev.stepgraph.workflow.asl.model.ExecutionType;
import dev.stepgraph.workflow.asl.model.StateMachineDefinition;
import dev.stepgraph.workflow.asl.parse.DefinitionQuotas;
import dev.stepgraph.workflow.asl.validate.DefinitionResult.Accepted;
import dev.stepgraph.workflow.asl.validate.DefinitionResult.Refused;
import dev.stepgraph.workflow.asl.validate.DefinitionValidator;
import dev.stepgraph.workflow.engine.Command;
import dev.stepgraph.workflow.engine.Decision;
import dev.stepgraph.workflow.engine.Effect;
import dev.stepgraph.workflow.engine.EngineLimits;
import dev.stepgraph.workflow.engine.Execution;
import dev.stepgraph.workflow.engine.ExecutionIdentity;
import dev.stepgraph.workflow.engine.ExecutionStatus;
import dev.stepgraph.workflow.engine.Interpreter;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** A state machine that is run from start to end, with tasks that yield what they were given. */
final class Machine {

    private static final ExecutionIdentity IDENTITY =
            new ExecutionIdentity(
                    new UUID(1, 2),
                    "arn:aws:states:us-east-1:000000000000:execution:bench:one",
                    "one",
                    "arn:aws:states:us-east-1:000000000000:stateMachine:bench",
                    "bench",
                    "arn:aws:iam::000000000000:role/bench",
                    "us-east-1");

    private final Interpreter interpreter =
            new Interpreter(
                    EngineLimits.DEFAULTS,
                    (execution, event) -> execution + "/" + event,
                    RandomGenerator.of("L64X128MixRandom"));
    private final Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final StateMachineDefinition definition;
    private final JsonNode input;

    Machine(String definition, String input) {
        this.definition = parse(definition);
        this.input = JsonMapper.shared().readTree(input);
    }

    /** Runs one execution; everything that it decided is gone but for where it ended. */
    Execution run() {
        Execution execution = new Execution(IDENTITY, definition);
        Decision decision = interpreter.decide(execution, new Command.StartExecution(input), now);
        while (!decision.effects().isEmpty()) {
            Effect.InvokeTask task = (Effect.InvokeTask) decision.effects().getFirst();
            Command done = new Command.SucceedTask(task.scheduledEventId(), task.parameters());
            decision = interpreter.decide(execution, done, now);
        }
        return execution;
    }

    /** Fails unless an execution succeeds. */
    Machine checked() {
        Execution execution = run();
        if (execution.status() != ExecutionStatus.SUCCEEDED) {
            throw new IllegalStateException("it ended as " + execution.status());
        }
        return this;
    }

    private static StateMachineDefinition parse(String text) {
        DefinitionValidator validator =
                new DefinitionValidator(DefinitionQuotas.DEFAULT, new ExpressionCompiler());
        return switch (validator.validate(text, ExecutionType.STANDARD)) {
            case Accepted accepted -> accepted.definition();
            case Refused refused ->
                    throw new IllegalStateException(
                            refused.diagnostics().asInvalidDefinitionMessage());
        };
    }
}
