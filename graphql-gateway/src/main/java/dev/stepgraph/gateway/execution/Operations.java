package dev.stepgraph.gateway.execution;

import dev.stepgraph.gateway.cache.CacheKey;
import dev.stepgraph.gateway.resolver.CallScope;
import dev.stepgraph.gateway.resolver.HandlerEffect;
import dev.stepgraph.gateway.resolver.HandlerEffect.EvictFromApiCache;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.ExecutionId;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs queries and mutations. Blocks; callers are virtual threads. */
public final class Operations {

    private final OperationProperties limits;
    private final InstantSource clock;
    private final List<MutationListener> listeners;
    private final EvictionListener evictions;

    /** Runs operations within these limits, and tells these listeners of mutations. */
    public Operations(
            OperationProperties limits, InstantSource clock, List<MutationListener> listeners) {
        this(limits, clock, listeners, EvictionListener.NOBODY);
    }

    /** The same, and tells somebody of evictions. */
    Operations(
            OperationProperties limits,
            InstantSource clock,
            List<MutationListener> listeners,
            EvictionListener evictions) {
        this.limits = limits;
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
        this.evictions = evictions;
    }

    /** Whether an operation only reads, so that it may be sent with GET. */
    public boolean isQuery(ExecutableApi api, OperationRequest request) {
        PreparedDocument document = api.documents().prepare(request.query());
        return document.operation(request.operationName()).getOperation() == Operation.QUERY;
    }

    /**
     * Whether an operation is one to subscribe to.
     *
     * @throws RefusedOperationException when there is no telling which is meant
     */
    public boolean isSubscription(ExecutableApi api, OperationRequest request) {
        PreparedDocument document = api.documents().prepare(request.query());
        return document.errors().isEmpty()
                && document.operation(request.operationName()).getOperation()
                        == Operation.SUBSCRIPTION;
    }

    /**
     * Runs an operation.
     *
     * @throws RefusedOperationException when there is no telling what to run
     */
    public OperationResult execute(
            ExecutableApi api, OperationRequest request, CallerContext caller) {
        PreparedDocument document = api.documents().prepare(request.query());
        if (!document.errors().isEmpty()) {
            return OperationResult.refused(document.errors());
        }
        OperationDefinition operation = document.operation(request.operationName());
        if (operation.getOperation() == Operation.SUBSCRIPTION) {
            return OperationResult.refused(
                    List.of(
                            OperationError.ofType(
                                    "UnsupportedOperation",
                                    "Subscriptions are served over WebSocket.")));
        }
        if (operation.getOperation() == Operation.QUERY) {
            KeptOperations kept = api.keptOperations();
            CacheKey key = kept.key(api, request, caller.caller());
            return kept.find(key)
                    .orElseGet(() -> {
                        OperationResult made = run(api, document, operation, request, caller);
                        kept.keep(key, api, made);
                        return made;
                    });
        }
        return run(api, document, operation, request, caller);
    }

    private OperationResult run(
            ExecutableApi api,
            PreparedDocument document,
            OperationDefinition operation,
            OperationRequest request,
            CallerContext caller) {
        OperationRun run = begin(api, document, operation, request.variables(), caller);
        ExecutionResult result =
                run(api.answering(), api, run, Input.of(request, operation, caller.requestId()));
        evict(api, run);
        if (operation.getOperation() == Operation.MUTATION) {
            tell(api, run, GraphqlValues.toJson(result.getData()));
        }
        return new OperationResult(result.getData(), errors(result), headers(run));
    }

    /** What graphql-java is given of a request. */
    record Input(
            String query,
            String operationName,
            ObjectNode variables,
            String requestId,
            @Nullable ObjectNode root) {

        static Input of(OperationRequest request, OperationDefinition operation, String requestId) {
            String name = operation.getName() == null ? "" : operation.getName();
            return new Input(request.query(), name, request.variables(), requestId, null);
        }
    }

    OperationRun begin(
            ExecutableApi api,
            PreparedDocument document,
            OperationDefinition operation,
            ObjectNode variables,
            CallerContext caller) {
        CallScope scope =
                new CallScope(
                        api.apiId(),
                        caller.caller(),
                        requestMember(caller),
                        api.environment(),
                        clock.instant().plus(limits.timeout()));
        int own = api.revision().api().resolverCountLimit();
        int maxResolvers = own > 0 ? own : limits.maxResolvers();
        return new OperationRun(scope, document, operation, variables, maxResolvers);
    }

    ExecutionResult run(GraphQL graphql, ExecutableApi api, OperationRun run, Input input) {
        ExecutionInput.Builder builder =
                ExecutionInput.newExecutionInput()
                        .query(input.query())
                        .operationName(input.operationName())
                        .variables(GraphqlValues.fromObject(input.variables()))
                        .root(GraphqlValues.unboxed(input.root()))
                        .executionId(ExecutionId.from(input.requestId()))
                        .locale(Locale.ENGLISH)
                        .graphQLContext(
                                Map.of(
                                        OperationRun.class,
                                        run,
                                        PreparsedDocumentEntry.class,
                                        run.document().entry()));
        if (api.gathers()) {
            builder.dataLoaderRegistry(api.newLoaders());
        }
        return graphql.execute(builder.build());
    }

    static List<OperationError> errors(ExecutionResult result) {
        return result.getErrors().stream().map(ErrorTranslation::of).toList();
    }

    private static ObjectNode requestMember(CallerContext caller) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ObjectNode headers = request.putObject("headers");
        caller.headers().forEach(headers::put);
        return request.put("domainName", caller.domainName());
    }

    private static Map<String, String> headers(OperationRun run) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (HandlerEffect effect : run.effects()) {
            if (effect instanceof HandlerEffect.AddResponseHeader(String name, String value)) {
                headers.put(name, value);
            }
        }
        return headers;
    }

    private void evict(ExecutableApi api, OperationRun run) {
        List<EvictFromApiCache> evicted = new ArrayList<>();
        for (HandlerEffect effect : run.effects()) {
            if (effect instanceof EvictFromApiCache eviction) {
                KeptResults kept =
                        api.keptResults().get(eviction.typeName() + "." + eviction.fieldName());
                if (kept != null) {
                    kept.evict(api.apiId(), eviction);
                    evicted.add(eviction);
                }
            }
        }
        if (!evicted.isEmpty()) {
            evictions.evicted(api.apiId(), evicted);
        }
    }

    private void tell(ExecutableApi api, OperationRun run, JsonNode data) {
        if (listeners.isEmpty()) {
            return;
        }
        MutationPayload payloads = new MutationPayload(run.document().fragments());
        for (OperationRun.RootCall root : run.roots()) {
            JsonNode answer = data.path(root.responseKey());
            if (!answer.isMissingNode() && !answer.isNull()) {
                JsonNode payload = payloads.of(answer, root.field().getFields());
                AcceptedMutation mutation =
                        new AcceptedMutation(
                                api.apiId(), root.fieldName(), root.arguments(), payload);
                listeners.forEach(listener -> listener.accepted(mutation));
            }
        }
        for (HandlerEffect effect : run.effects()) {
            if (effect instanceof HandlerEffect.InvalidateSubscriptions(var field, var payload)) {
                SubscriptionInvalidation invalidation =
                        new SubscriptionInvalidation(api.apiId(), field, payload);
                listeners.forEach(listener -> listener.invalidated(invalidation));
            }
        }
    }
}
