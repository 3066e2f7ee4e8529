package dev.stepgraph.gateway.workflow;

import dev.stepgraph.gateway.registry.CachingConfig;
import dev.stepgraph.gateway.resolver.CompiledResolver;
import dev.stepgraph.gateway.resolver.FieldCall;
import dev.stepgraph.gateway.resolver.FieldOutcome;
import dev.stepgraph.gateway.resolver.HandlerError;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

import java.util.Collections;
import java.util.List;

/** A field of the built-in API as the runtime asks for it. */
record WorkflowResolver(WorkflowField field) implements CompiledResolver {

    @Override
    public @Nullable CachingConfig caching() {
        return null;
    }

    @Override
    public boolean batches() {
        return field instanceof WorkflowField.Gathered;
    }

    @Override
    public FieldOutcome resolve(FieldCall call) {
        return resolveAll(List.of(call)).getFirst();
    }

    @Override
    public List<FieldOutcome> resolveAll(List<FieldCall> calls) {
        List<FieldRequest> requests = calls.stream().map(WorkflowResolver::request).toList();
        try {
            return values(requests).stream().map(WorkflowResolver::outcome).toList();
        } catch (WorkflowException e) {
            return Collections.nCopies(calls.size(), failure(e));
        }
    }

    /** What a resolver is told, as far as it matters here. */
    static FieldRequest request(FieldCall call) {
        return new FieldRequest(
                call.arguments(),
                call.source(),
                call.info().path("selectionSetList"),
                call.scope().deadline());
    }

    private List<JsonNode> values(List<FieldRequest> requests) {
        return switch (field) {
            case WorkflowField.Single single -> requests.stream().map(single::value).toList();
            case WorkflowField.Gathered gathered -> gathered.values(requests);
        };
    }

    private static FieldOutcome outcome(JsonNode value) {
        return new FieldOutcome(value, List.of(), List.of());
    }

    private static FieldOutcome failure(WorkflowException e) {
        HandlerError error = new HandlerError(String.valueOf(e.getMessage()), e.code(), null, null);
        return new FieldOutcome(NullNode.getInstance(), List.of(error), List.of());
    }
}
