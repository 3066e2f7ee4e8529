package dev.stepgraph.gateway.web.graphql;

import dev.stepgraph.gateway.auth.AuthRequest;
import dev.stepgraph.gateway.auth.Caller;
import dev.stepgraph.gateway.execution.OperationRequest;
import dev.stepgraph.gateway.registry.ApiRevision;

/** Recognises who sends a request. */
@FunctionalInterface
public interface CallAuthentication {

    /**
     * The caller. Blocks.
     *
     * @throws dev.stepgraph.gateway.auth.UnauthorizedCallException when nobody is let in with these
     *     credentials
     */
    Caller recognise(
            ApiRevision api, AuthRequest request, OperationRequest operation, String requestId);
}
