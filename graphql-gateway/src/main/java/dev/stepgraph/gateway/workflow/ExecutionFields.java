package dev.stepgraph.gateway.workflow;

import dev.stepgraph.gateway.workflow.ExecutionEvents.Payloads;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;

/** Fields that are executions, or belong to one. */
final class ExecutionFields {

    /**
     * What elements of a list have; the state machine and the history are fetched by themselves.
     */
    private static final Set<String> SUMMARY =
            Set.of(
                    "__typename",
                    "id",
                    "arn",
                    "name",
                    "stateMachineArn",
                    "stateMachine",
                    "status",
                    "startDate",
                    "stopDate",
                    "error",
                    "cause",
                    "history");

    /** How many executions may be asked for whole at once. */
    private static final int MAX_WHOLE = 100;

    private final ExecutionResources executions;
    private final ExecutionStarts starts;

    ExecutionFields(ExecutionResources executions, ExecutionStarts starts) {
        this.executions = executions;
        this.starts = starts;
    }

    void addTo(Map<FieldName, WorkflowField> fields) {
        fields.put(FieldName.query("execution"), (WorkflowField.Single) this::called);
        fields.put(FieldName.query("executions"), (WorkflowField.Single) this::page);
        fields.put(FieldName.mutation("startExecution"), (WorkflowField.Single) starts::start);
        fields.put(
                FieldName.mutation("startExecutionAndWait"),
                (WorkflowField.Single) starts::startAndWait);
        fields.put(FieldName.mutation("stopExecution"), (WorkflowField.Single) this::stop);
        fields.put(
                new FieldName("StateMachine", "executions"),
                (WorkflowField.Single) this::ofStateMachine);
        fields.put(new FieldName("Execution", "history"), (WorkflowField.Single) this::history);
        for (String payload : Set.of("input", "output")) {
            fields.put(
                    new FieldName("Execution", payload),
                    new WholeMember(payload, executions::findAll));
        }
    }

    private JsonNode called(FieldRequest request) {
        return executions
                .find(request.text("id"))
                .<JsonNode>map(execution -> execution)
                .orElse(NullNode.getInstance());
    }

    private JsonNode page(FieldRequest request) {
        return page(request, request.textOrNull("stateMachine"));
    }

    private JsonNode ofStateMachine(FieldRequest request) {
        return page(request, request.source().path("arn").asString());
    }

    private JsonNode page(FieldRequest request, @Nullable String stateMachine) {
        boolean whole = request.selectsOfNodesMoreThan(SUMMARY);
        int first = request.integer("first");
        if (whole && first > MAX_WHOLE) {
            throw WorkflowException.refused(
                    "ValidationException",
                    "With inputs or outputs, a page has up to " + MAX_WHOLE + " executions");
        }
        String after = request.textOrNull("after");
        CallPath path =
                ExecutionResources.list()
                        .with("limit", first)
                        .with("after", Cursor.key(after))
                        .with("stateMachine", stateMachine);
        Connection page = executions.page(filtered(path, request.object("filter")));
        Connection shown = whole ? page.replaced("id", executions.findAll(page.keys("id"))) : page;
        return shown.toJson(after, "id");
    }

    private static CallPath filtered(CallPath path, JsonNode filter) {
        CallPath filtered = path;
        for (JsonNode status : filter.path("status")) {
            filtered = filtered.with("status", status.asString());
        }
        return filtered.with("namePrefix", FieldRequest.textOrNull(filter, "namePrefix"))
                .with("startedAfter", instant(filter, "startedAfter"))
                .with("startedBefore", instant(filter, "startedBefore"));
    }

    /** The schema takes every offset that there may be; workflow-service takes UTC. */
    private static @Nullable Object instant(JsonNode filter, String name) {
        String text = FieldRequest.textOrNull(filter, name);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw WorkflowException.refused(
                    "ValidationException", "There is no such time: '" + text + "'");
        }
    }

    private JsonNode stop(FieldRequest request) {
        String id = request.text("id");
        executions.stop(id, request.textOrNull("error"), request.textOrNull("cause"));
        return executions.get(id);
    }

    private JsonNode history(FieldRequest request) {
        String after = request.textOrNull("after");
        Connection page =
                executions.history(
                        request.source().path("id").asString(),
                        request.integer("first"),
                        Cursor.number(after),
                        request.text("order"),
                        request.flag("includeData") ? Payloads.INCLUDED : Payloads.LEFT_OUT);
        return page.toJson(after, "id");
    }
}
