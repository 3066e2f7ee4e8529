package dev.stepgraph.gateway.resolver;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/** One field on its way through a resolver's handlers; used by one thread at a time. */
final class FieldRun {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> DIRECT =
            List.of("arguments", "identity", "source", "request", "prev", "info", "stash");

    private final FieldCall call;
    private final List<HandlerError> errors = new ArrayList<>();
    private final List<HandlerEffect> effects = new ArrayList<>();
    private ObjectNode stash = NODES.objectNode();
    private @Nullable JsonNode previous;

    FieldRun(FieldCall call) {
        this.call = call;
    }

    FieldCall call() {
        return call;
    }

    /** Keeps the value that the next handlers see as {@code ctx.prev.result}. */
    void previous(JsonNode value) {
        previous = value;
    }

    JsonNode previousOrNull() {
        return previous == null ? NullNode.getInstance() : previous;
    }

    /** Takes over what a handler left behind besides its outcome. */
    void absorb(HandlerResult result) {
        stash = result.stash();
        errors.addAll(result.appendedErrors());
        effects.addAll(result.effects());
    }

    FieldOutcome finished(JsonNode value) {
        return new FieldOutcome(value, errors, effects);
    }

    FieldOutcome failed(HandlerError error) {
        errors.add(error);
        return new FieldOutcome(NullNode.getInstance(), errors, effects);
    }

    /** What a request handler sees. */
    ResolverContext context() {
        return contextOf(null, null);
    }

    /** What a response handler sees. */
    ResolverContext context(JsonNode result, @Nullable ObjectNode error) {
        return contextOf(result, error);
    }

    /** What a function without a request handler gets. */
    ObjectNode directPayload() {
        ContextMembers members = members(null, null);
        ObjectNode payload = NODES.objectNode();
        DIRECT.forEach(name -> payload.set(name, members.get(name)));
        return payload;
    }

    private ResolverContext contextOf(@Nullable JsonNode result, @Nullable ObjectNode error) {
        CallScope scope = call.scope();
        return new ResolverContext(
                scope.apiId(), members(result, error), scope.caller().mode(), scope.deadline());
    }

    private FieldMembers members(@Nullable JsonNode result, @Nullable ObjectNode error) {
        return new FieldMembers(call, stash, previous, result, error);
    }
}
