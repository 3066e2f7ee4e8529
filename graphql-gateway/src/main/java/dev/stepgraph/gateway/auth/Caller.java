package dev.stepgraph.gateway.auth;

import dev.stepgraph.common.aws.AccessPolicy;
import dev.stepgraph.gateway.registry.AuthenticationType;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Set;

/**
 * Who calls.
 *
 * @param mode the mode that let the caller in
 * @param identity what resolvers see as {@code ctx.identity}; absent with an API key
 * @param groups the user pool's groups that the caller is in
 * @param deniedFields fields that the authorizer function closed, as {@code Type.field}
 * @param expires when the credentials end, or what was decided about them is to be decided anew;
 *     absent: they do not end by themselves
 * @param policy what the caller's access key is good for; everything with other modes
 * @param credentialId what the caller's key is called; absent with tokens
 */
public record Caller(
        AuthenticationType mode,
        @Nullable JsonNode identity,
        Set<String> groups,
        Set<String> deniedFields,
        @Nullable Instant expires,
        AccessPolicy policy,
        @Nullable String credentialId) {

    public Caller {
        groups = Set.copyOf(groups);
        deniedFields = Set.copyOf(deniedFields);
    }

    /** A caller whom no policy limits. */
    public Caller(
            AuthenticationType mode,
            @Nullable JsonNode identity,
            Set<String> groups,
            Set<String> deniedFields,
            @Nullable Instant expires) {
        this(mode, identity, groups, deniedFields, expires, AccessPolicy.EVERYTHING, null);
    }

    /** The caller without who it is: those who are equal then may see the same fields. */
    public Caller unnamed() {
        return new Caller(mode, null, groups, deniedFields, null, policy, null);
    }
}
