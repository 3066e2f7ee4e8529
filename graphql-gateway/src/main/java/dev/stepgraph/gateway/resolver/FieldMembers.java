package dev.stepgraph.gateway.resolver;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a field's handler sees.
 *
 * @param call the field
 * @param stash as the handler before left it
 * @param previous what the step before came to; absent in the first
 * @param result what the data source answered; absent before it is asked
 * @param error the data source's error; absent where there is none
 */
record FieldMembers(
        FieldCall call,
        ObjectNode stash,
        @Nullable JsonNode previous,
        @Nullable JsonNode result,
        @Nullable ObjectNode error)
        implements ContextMembers {

    @Override
    public JsonNode get(String name) {
        return switch (name) {
            case "arguments" -> call.arguments();
            case "identity" -> identity();
            case "source" -> call.source();
            case "stash" -> stash;
            case "prev" -> previousMember();
            case "info" -> call.info();
            case "request" -> call.scope().request();
            case "env" -> call.scope().environment();
            case "result" -> orMissing(result);
            case "error" -> orMissing(error);
            default -> MissingNode.getInstance();
        };
    }

    @Override
    public ObjectNode toJson() {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        members.set("arguments", call.arguments());
        members.set("identity", identity());
        members.set("source", call.source());
        members.set("stash", stash);
        members.set("prev", previousMember());
        members.set("info", call.info());
        members.set("request", call.scope().request());
        members.set("env", call.scope().environment());
        if (result != null) {
            members.set("result", result);
        }
        if (error != null) {
            members.set("error", error);
        }
        return members;
    }

    private JsonNode previousMember() {
        if (previous == null) {
            return NullNode.getInstance();
        }
        ObjectNode member = JsonNodeFactory.instance.objectNode();
        member.set("result", previous);
        return member;
    }

    private JsonNode identity() {
        JsonNode identity = call.scope().caller().identity();
        return identity == null ? NullNode.getInstance() : identity;
    }

    private static JsonNode orMissing(@Nullable JsonNode member) {
        return member == null ? MissingNode.getInstance() : member;
    }
}
