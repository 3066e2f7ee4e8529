package dev.stepgraph.gateway.resolver;

import dev.stepgraph.gateway.registry.AuthenticationType;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;

/**
 * What a handler sees.
 *
 * @param apiId whose code is run, so that code of two APIs never meets; absent where code is only
 *     tried out
 * @param members its members
 * @param authType the mode that let the caller in, for {@code util.authType()}; absent where code
 *     is only tried out
 * @param deadline when the answer is no longer wanted
 */
public record ResolverContext(
        @Nullable String apiId,
        ContextMembers members,
        @Nullable AuthenticationType authType,
        Instant deadline) {

    /** The context of code that is only tried out. */
    public ResolverContext(
            ObjectNode members, @Nullable AuthenticationType authType, Instant deadline) {
        this(null, ContextMembers.of(members), authType, deadline);
    }

    /** A member, such as {@code stash}; missing where there is none. */
    public JsonNode member(String name) {
        return members.get(name);
    }
}
