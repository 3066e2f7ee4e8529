package dev.stepgraph.gateway.workflow;

import dev.stepgraph.gateway.auth.Caller;
import dev.stepgraph.gateway.cache.ResultCache;
import dev.stepgraph.gateway.cache.ResultCacheProperties;
import dev.stepgraph.gateway.execution.ApiCompiler;
import dev.stepgraph.gateway.execution.CallerContext;
import dev.stepgraph.gateway.execution.ExecutableApi;
import dev.stepgraph.gateway.execution.ExecutableApis;
import dev.stepgraph.gateway.execution.FieldGuard;
import dev.stepgraph.gateway.execution.OperationProperties;
import dev.stepgraph.gateway.execution.OperationRequest;
import dev.stepgraph.gateway.execution.OperationResult;
import dev.stepgraph.gateway.execution.Operations;
import dev.stepgraph.gateway.execution.SubscriptionOperations;
import dev.stepgraph.gateway.execution.SubscriptionStart;
import dev.stepgraph.gateway.fairness.FairnessProperties;
import dev.stepgraph.gateway.fairness.Shares;
import dev.stepgraph.gateway.registry.AuthenticationType;
import dev.stepgraph.gateway.resolver.HandlerRunner;
import dev.stepgraph.gateway.resolver.ResolverCompiler;

import org.springframework.util.unit.DataSize;

import reactor.core.publisher.Flux;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The built-in API with the runtime that serves every API, without a transport. */
final class WorkflowApiRuntime implements AutoCloseable {

    private static final CallerContext CALLER =
            new CallerContext(
                    new Caller(AuthenticationType.API_KEY, null, Set.of(), Set.of(), null),
                    Map.of(),
                    null,
                    "test");

    private final WorkflowClient client;
    private final ExecutableApi api;
    private final Operations operations;
    private final SubscriptionOperations subscriptions;

    WorkflowApiRuntime(URI service) {
        WorkflowProperties properties = TestSettings.of(service);
        client = new WorkflowClient(properties);
        InstantSource clock = InstantSource.system();
        WorkflowConfiguration parts = new WorkflowConfiguration();
        WorkflowResolvers resolvers =
                parts.workflowResolvers(client, new ExecutionEvents(client, properties), clock);
        WorkflowApi builtIn =
                new WorkflowApi(new WorkflowApiProperties(List.of(), null, null, true, 0, 0));
        OperationProperties limits = OperationProperties.defaults();
        ApiCompiler compiler =
                new ApiCompiler(
                        new ResolverCompiler(
                                new HandlerRunner(List.of()), List.of(), List.of(resolvers)),
                        new ResultCache(new ResultCacheProperties(DataSize.ofMegabytes(1)), clock),
                        (revision, schema) -> new Open(),
                        limits,
                        new Shares(FairnessProperties.defaults()));
        api =
                new ExecutableApis(id -> Optional.of(builtIn.revision()), compiler, limits)
                        .current(WorkflowApi.ID)
                        .orElseThrow();
        operations = new Operations(limits, clock, List.of());
        subscriptions = new SubscriptionOperations(operations);
    }

    /** The answer to a query or mutation that must have no errors. */
    JsonNode ask(String query, Object... variables) {
        ObjectNode answer = answer(query, variables);
        if (answer.has("errors")) {
            throw new AssertionError(answer.toString());
        }
        return answer.path("data");
    }

    /** The answer to a query or mutation, errors and all. */
    ObjectNode answer(String query, Object... variables) {
        return operations.execute(api, request(query, variables), CALLER).toJson();
    }

    /** What came of subscribing. */
    SubscriptionStart start(String query, Object... variables) {
        return subscriptions.start(api, request(query, variables), CALLER);
    }

    /** What a subscriber is told. */
    Flux<JsonNode> subscribe(String query, Object... variables) {
        SubscriptionStart.Started started = (SubscriptionStart.Started) start(query, variables);
        return Objects.requireNonNull(started.payloads())
                .map(payload -> subscriptions.deliver(api, started, CALLER, payload))
                .map(OperationResult::toJson);
    }

    @Override
    public void close() {
        client.close();
    }

    private static OperationRequest request(String query, Object... variables) {
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < variables.length; i += 2) {
            String name = (String) variables[i];
            switch (variables[i + 1]) {
                case Integer number -> named.put(name, number);
                case JsonNode value -> named.set(name, value);
                case Object text -> named.put(name, text.toString());
            }
        }
        return new OperationRequest(query, null, named);
    }

    private static final class Open implements FieldGuard {

        @Override
        public boolean isOpenToAll(String typeName, String fieldName) {
            return true;
        }

        @Override
        public boolean permits(Caller caller, String typeName, String fieldName) {
            return true;
        }
    }
}
