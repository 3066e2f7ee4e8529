package dev.stepgraph.gateway.datasource.workflow;

import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.DataSourceInvoker;
import dev.stepgraph.gateway.datasource.InvocationScope;
import dev.stepgraph.gateway.datasource.RequestObject;
import dev.stepgraph.gateway.datasource.SourceConfiguration;
import dev.stepgraph.gateway.registry.DataSource;
import dev.stepgraph.gateway.registry.DataSourceType;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts, waits for, inspects and stops executions. The data source may name the state machine, and
 * then its requests need not.
 */
@Component
class WorkflowInvoker implements DataSourceInvoker {

    private static final String RUNNING = "RUNNING";

    private final WorkflowCalls client;
    private final WorkflowProperties properties;
    private final InstantSource clock;

    WorkflowInvoker(WorkflowCalls client, WorkflowProperties properties, InstantSource clock) {
        this.client = client;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Set<DataSourceType> types() {
        return Set.of(DataSourceType.WORKFLOW);
    }

    @Override
    public BoundDataSource bind(DataSource source) {
        SourceConfiguration configuration = SourceConfiguration.of(source);
        String arn = configuration.optionalText("stateMachineArn");
        String machine = arn == null ? configuration.optionalText("stateMachine") : arn;
        return (request, scope) -> carryOut(machine, RequestObject.of(request), scope);
    }

    private JsonNode carryOut(
            @Nullable String machine, RequestObject request, InvocationScope scope) {
        String operation = request.text("operation");
        return switch (operation) {
            case "StartExecution" -> start(machine, request, scope);
            case "StartSyncExecution" ->
                    client.post(
                            machine(machine, request) + "/sync-executions",
                            startOf(request),
                            scope);
            case "DescribeExecution" -> client.get(execution(request), scope);
            case "StopExecution" -> stop(request, scope);
            case "GetExecutionHistory" -> history(request, scope);
            default ->
                    throw DataSourceException.invalidRequest(
                            "Unsupported operation '%s'.".formatted(operation));
        };
    }

    private JsonNode start(@Nullable String machine, RequestObject request, InvocationScope scope) {
        JsonNode started =
                client.post(machine(machine, request) + "/executions", startOf(request), scope);
        Boolean waits = request.optionalBoolean("wait");
        if (waits == null || !waits) {
            return started;
        }
        Integer seconds = request.optionalInteger("waitSeconds");
        Instant latest =
                seconds == null
                        ? scope.deadline()
                        : clock.instant().plus(Duration.ofSeconds(Math.max(0, seconds)));
        return ended(started, latest, scope);
    }

    /** The execution when it has ended, or as it is when the wait is over. */
    private JsonNode ended(JsonNode started, Instant latest, InvocationScope scope) {
        String path = "/executions/" + WorkflowCalls.segment(started.path("id").asString(""));
        JsonNode execution = client.get(path, scope);
        while (execution.path("status").asString("").equals(RUNNING)
                && clock.instant().isBefore(latest)) {
            LockSupport.parkNanos(properties.pollInterval().toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw DataSourceException.timedOut();
            }
            execution = client.get(path, scope);
        }
        return execution;
    }

    private JsonNode stop(RequestObject request, InvocationScope scope) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("error", request.optionalText("error"));
        body.put("cause", request.optionalText("cause"));
        return client.post(execution(request) + "/stop", body, scope);
    }

    private JsonNode history(RequestObject request, InvocationScope scope) {
        StringBuilder path = new StringBuilder(execution(request)).append("/history?");
        Boolean reverse = request.optionalBoolean("reverseOrder");
        path.append("order=").append(reverse != null && reverse ? "REVERSE" : "FORWARD");
        Boolean data = request.optionalBoolean("includeExecutionData");
        path.append("&includeData=").append(data == null || data);
        Integer limit = request.optionalInteger("maxResults");
        if (limit != null) {
            path.append("&limit=").append(limit);
        }
        String token = request.optionalText("nextToken");
        if (token != null) {
            path.append("&pageToken=").append(WorkflowCalls.segment(token));
        }
        JsonNode page = client.get(path.toString(), scope);
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("events", page.path("events"));
        result.put("nextToken", page.path("nextPageToken").asString(null));
        return result;
    }

    private static ObjectNode startOf(RequestObject request) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        String name = request.optionalText("name");
        if (name != null) {
            body.put("name", name);
        }
        JsonNode input = request.optional("input");
        if (input != null) {
            body.set("input", input);
        }
        return body;
    }

    private static String machine(@Nullable String machine, RequestObject request) {
        String named = request.optionalText("stateMachine");
        String name = named == null ? machine : named;
        if (name == null) {
            throw DataSourceException.invalidRequest(
                    "Value for field '$[stateMachine]' not found.");
        }
        String bare = name.substring(name.lastIndexOf(':') + 1);
        return "/state-machines/" + WorkflowCalls.segment(bare);
    }

    private static String execution(RequestObject request) {
        return "/executions/" + WorkflowCalls.segment(request.text("execution"));
    }
}
