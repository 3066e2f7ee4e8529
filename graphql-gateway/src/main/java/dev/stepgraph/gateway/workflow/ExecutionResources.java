package dev.stepgraph.gateway.workflow;

import dev.stepgraph.gateway.workflow.Views.Extent;
import dev.stepgraph.gateway.workflow.WorkflowClient.Method;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** workflow-service's executions. An execution is called by its id or its ARN. */
final class ExecutionResources {

    private static final String ROOT = "/v1/executions";
    private static final String DOES_NOT_EXIST = "ExecutionDoesNotExist";

    private final WorkflowClient client;
    private final Executor executor = Executors.newVirtualThreadPerTaskExecutor();

    ExecutionResources(WorkflowClient client) {
        this.client = client;
    }

    /** An execution, whole, if there is one. */
    Optional<ObjectNode> find(String id) {
        try {
            return Optional.of(get(id));
        } catch (WorkflowException e) {
            if (e.code().equals(DOES_NOT_EXIST)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * An execution, whole.
     *
     * @throws WorkflowException ExecutionDoesNotExist when there is none
     */
    ObjectNode get(String id) {
        return Views.execution(client.get(path(id)), Extent.WHOLE);
    }

    /** Those of the executions that exist, whole, by their ids. */
    Map<String, ObjectNode> findAll(Collection<String> ids) {
        Map<String, CompletableFuture<Optional<ObjectNode>>> answers = new HashMap<>();
        for (String id : ids) {
            answers.computeIfAbsent(
                    id, each -> CompletableFuture.supplyAsync(() -> find(each), executor));
        }
        Map<String, ObjectNode> found = new HashMap<>();
        answers.forEach(
                (id, answer) -> joined(answer).ifPresent(execution -> found.put(id, execution)));
        return found;
    }

    /** A page of the list, in summary: the filters are parameters of the path. */
    Connection page(CallPath filters) {
        JsonNode page = client.get(filters);
        List<ObjectNode> executions =
                page.path("executions")
                        .valueStream()
                        .map(answer -> Views.execution(answer, Extent.SUMMARY))
                        .toList();
        return new Connection(executions, page.has("nextPageToken"));
    }

    /** The path of the list. */
    static CallPath list() {
        return new CallPath(ROOT);
    }

    /**
     * A page of a history.
     *
     * @param order the name of a HistoryOrder
     */
    Connection history(
            String id,
            int first,
            @Nullable Long after,
            String order,
            ExecutionEvents.Payloads payloads) {
        JsonNode page =
                client.get(
                        path(id).segment("history")
                                .with("limit", first)
                                .with("after", after)
                                .with("order", order)
                                .with(
                                        "includeData",
                                        payloads == ExecutionEvents.Payloads.INCLUDED));
        List<ObjectNode> events = page.path("events").valueStream().map(Views::event).toList();
        return new Connection(events, page.has("nextPageToken"));
    }

    /**
     * Starts an execution of a state machine; answers {@code id}, {@code arn}, {@code startDate}.
     */
    JsonNode start(CallPath stateMachine, JsonNode body) {
        return client.send(Method.POST, stateMachine.segment("executions"), body);
    }

    /** Runs an execution of an Express state machine. */
    ObjectNode run(CallPath stateMachine, JsonNode body, Duration timeout) {
        CallPath path = stateMachine.segment("sync-executions");
        return Views.execution(client.send(Method.POST, path, body, timeout), Extent.WHOLE);
    }

    void stop(String id, @Nullable String error, @Nullable String cause) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("error", error);
        body.put("cause", cause);
        client.send(Method.POST, path(id).segment("stop"), body);
    }

    private static <T> T joined(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof WorkflowException refusal ? refusal : e;
        }
    }

    private static CallPath path(String id) {
        // Neither an id nor an ARN has dots or nothing in it, which would be steps in the path.
        if (id.isBlank() || id.startsWith(".")) {
            throw WorkflowException.refused(
                    DOES_NOT_EXIST, "Execution Does Not Exist: '" + id + "'");
        }
        return new CallPath(ROOT).segment(id);
    }
}
