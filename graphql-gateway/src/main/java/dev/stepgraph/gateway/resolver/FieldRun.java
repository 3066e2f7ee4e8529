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
        return contextOf(members());
    }

    /** What a response handler sees. */
    ResolverContext context(JsonNode result, @Nullable ObjectNode error) {
        ObjectNode members = members();
        members.set("result", result);
        if (error != null) {
            members.set("error", error);
        }
        return contextOf(members);
    }

    /** What a function without a request handler gets. */
    ObjectNode directPayload() {
        ObjectNode payload = NODES.objectNode();
        payload.set("arguments", call.arguments());
        payload.set("identity", identity());
        payload.set("source", call.source());
        payload.set("request", call.scope().request());
        payload.set("prev", previousMember());
        payload.set("info", call.info());
        payload.set("stash", stash);
        return payload;
    }

    private ResolverContext contextOf(ObjectNode members) {
        CallScope scope = call.scope();
        return new ResolverContext(scope.apiId(), members, scope.caller().mode(), scope.deadline());
    }

    private ObjectNode members() {
        ObjectNode members = NODES.objectNode();
        members.set("arguments", call.arguments());
        members.set("identity", identity());
        members.set("source", call.source());
        members.set("stash", stash);
        members.set("prev", previousMember());
        members.set("info", call.info());
        members.set("request", call.scope().request());
        members.set("env", call.scope().environment());
        return members;
    }

    private JsonNode previousMember() {
        if (previous == null) {
            return NullNode.getInstance();
        }
        ObjectNode member = NODES.objectNode();
        member.set("result", previous);
        return member;
    }

    private JsonNode identity() {
        JsonNode identity = call.scope().caller().identity();
        return identity == null ? NullNode.getInstance() : identity;
    }
}
