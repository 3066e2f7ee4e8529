package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.asl.model.ExecutionType;
import dev.stepgraph.workflow.asl.parse.DefinitionQuotas;
import dev.stepgraph.workflow.asl.parse.ExpressionReader;
import dev.stepgraph.workflow.asl.path.Expression;
import dev.stepgraph.workflow.asl.path.PayloadTemplate;
import dev.stepgraph.workflow.asl.path.ReferencePath;
import dev.stepgraph.workflow.asl.validate.DefinitionResult;
import dev.stepgraph.workflow.asl.validate.DefinitionResult.Accepted;
import dev.stepgraph.workflow.asl.validate.DefinitionValidator;
import dev.stepgraph.workflow.execution.store.EventCodec;
import dev.stepgraph.workflow.statemachine.StateMachineRevision;
import dev.stepgraph.workflow.statemachine.StateMachineRevisions;
import dev.stepgraph.workflow.statemachine.StateMachineType;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** State machines for tests, kept in memory. */
final class TestMachines implements StateMachineRevisions {

    private static final EventCodec JSON = new EventCodec();

    private final Map<UUID, StateMachineRevision> revisions = new ConcurrentHashMap<>();

    /** A Standard state machine. */
    StateMachineRevision standard(String name, String definition) {
        return add(name, StateMachineType.STANDARD, definition);
    }

    /** An Express state machine. */
    StateMachineRevision express(String name, String definition) {
        return add(name, StateMachineType.EXPRESS, definition);
    }

    private StateMachineRevision add(String name, StateMachineType type, String definition) {
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        DefinitionValidator validator =
                new DefinitionValidator(DefinitionQuotas.DEFAULT, new NoExpressions());
        ExecutionType executionType =
                type == StateMachineType.EXPRESS ? ExecutionType.EXPRESS : ExecutionType.STANDARD;
        DefinitionResult result = validator.validate(definition, executionType);
        if (!(result instanceof Accepted accepted)) {
            throw new IllegalArgumentException(result.diagnostics().toString());
        }
        StateMachineRevision revision =
                new StateMachineRevision(
                        id,
                        id,
                        "arn:aws:states:us-east-1:000000000000:stateMachine:" + name,
                        name,
                        type,
                        "arn:aws:iam::000000000000:role/test",
                        accepted.definition());
        revisions.put(id, revision);
        return revision;
    }

    @Override
    public StateMachineRevision revision(UUID id) {
        StateMachineRevision revision = revisions.get(id);
        if (revision == null) {
            throw new IllegalArgumentException("no revision " + id);
        }
        return revision;
    }

    /** Pass states, one after another. */
    static String passes(int count) {
        String states =
                IntStream.rangeClosed(1, count)
                        .mapToObj(n ->
                                "\"S%d\": {\"Type\": \"Pass\", %s}"
                                        .formatted(
                                                n,
                                                n == count
                                                        ? "\"End\": true"
                                                        : "\"Next\": \"S" + (n + 1) + "\""))
                        .collect(Collectors.joining(", "));
        return "{\"StartAt\": \"S1\", \"States\": {" + states + "}}";
    }

    /** Waits that many seconds. */
    static String waits(int seconds) {
        return """
        {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": %d, "End": true}}}
        """
                .formatted(seconds);
    }

    /** Calls a function, and another one after it. */
    static String twoTasks() {
        return """
        {"StartAt": "A", "States": {
          "A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:0:function:a",
                "Next": "B"},
          "B": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:0:function:b",
                "End": true}}}
        """;
    }

    /** A start without a name. */
    static NewExecution start(StateMachineRevision revision, String input) {
        return start(revision, null, input);
    }

    /** A start with a name. */
    static NewExecution start(StateMachineRevision revision, @Nullable String name, String input) {
        return new NewExecution(revision, name, JSON.payload(input), input, null);
    }

    private static final class NoExpressions implements ExpressionReader {

        @Override
        public Expression path(String text) {
            throw new UnsupportedOperationException(text);
        }

        @Override
        public Expression expression(String text) {
            throw new UnsupportedOperationException(text);
        }

        @Override
        public ReferencePath referencePath(String text) {
            throw new UnsupportedOperationException(text);
        }

        @Override
        public PayloadTemplate template(JsonNode template) {
            throw new UnsupportedOperationException(template.toString());
        }
    }
}
