package dev.stepgraph.gateway.auth;

import dev.stepgraph.gateway.registry.AuthenticationProvider;
import dev.stepgraph.gateway.registry.AuthenticationType;
import dev.stepgraph.gateway.registry.GraphqlApi;

import java.util.List;
import java.util.Set;

/** Recognises callers by one kind of credentials. */
public interface ModeAuthenticator {

    /** The modes whose credentials are of its kind. */
    Set<AuthenticationType> modes();

    /**
     * Who calls. Blocks; callers are virtual threads.
     *
     * @param providers those of its modes that the API is open to; at least one
     * @throws UnauthorizedCallException if the credentials are not good
     */
    Caller authenticate(
            GraphqlApi api, List<AuthenticationProvider> providers, AuthRequest request);

    /**
     * Whether a key has not been taken away since its owner called. When credentials end by
     * themselves is not asked here. Never blocks.
     */
    default boolean isStillKnown(GraphqlApi api, Caller caller) {
        return true;
    }

    /**
     * Whether {@link Caller#expires} ends no credentials, but only what was decided about them, so
     * that the same ones may be brought again.
     */
    default boolean decidesAgain() {
        return false;
    }
}
