package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.asl.intrinsic.ExpressionCompiler;
import dev.stepgraph.workflow.asl.model.ExecutionType;
import dev.stepgraph.workflow.asl.parse.DefinitionQuotas;
import dev.stepgraph.workflow.asl.parse.ExpressionReader;
import dev.stepgraph.workflow.asl.path.EvaluationScope;
import dev.stepgraph.workflow.asl.path.Expression;
import dev.stepgraph.workflow.asl.path.InvalidExpressionException;
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
                new DefinitionValidator(DefinitionQuotas.DEFAULT, new Expressions());
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

    /** Takes one state whose expression blows the stack. */
    static String hostile() {
        return """
        {"StartAt": "P", "States": {
          "P": {"Type": "Pass", "InputPath": "$.hostile", "End": true}}}
        """;
    }

    /** Waits a second, and then blows the stack. */
    static String hostileLater() {
        return """
        {"StartAt": "W", "States": {
          "W": {"Type": "Wait", "Seconds": 1, "Next": "P"},
          "P": {"Type": "Pass", "InputPath": "$.hostile", "End": true}}}
        """;
    }

    /** The language's expressions, but for one that nobody has thought of. */
    private static final class Expressions implements ExpressionReader {

        private final ExpressionReader real = new ExpressionCompiler();

        @Override
        public Expression path(String text) throws InvalidExpressionException {
            return text.equals("$.hostile") ? new Hostile() : real.path(text);
        }

        @Override
        public Expression expression(String text) throws InvalidExpressionException {
            return real.expression(text);
        }

        @Override
        public ReferencePath referencePath(String text) throws InvalidExpressionException {
            return real.referencePath(text);
        }

        @Override
        public PayloadTemplate template(JsonNode template) throws InvalidExpressionException {
            return real.template(template);
        }
    }

    private static final class Hostile implements Expression {

        @Override
        public String text() {
            return "$.hostile";
        }

        @Override
        public JsonNode evaluate(EvaluationScope scope) {
            throw new StackOverflowError("hostile");
        }

        @Override
        public JsonNode evaluateField(String field, EvaluationScope scope) {
            return evaluate(scope);
        }

        @Override
        public JsonNode find(EvaluationScope scope) {
            return evaluate(scope);
        }
    }
}
