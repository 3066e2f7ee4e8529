package dev.stepgraph.gateway.auth.lambda;

import tools.jackson.databind.JsonNode;

import java.time.Duration;

/** Calls the functions that decide who may call. */
@FunctionalInterface
public interface AuthorizerFunctions {

    /**
     * Calls a function and waits for its answer.
     *
     * @param functionArn which
     * @param event what it is asked
     * @param timeout how long it may take
     * @throws AuthorizerFailedException if there is no answer, or the function failed
     */
    JsonNode ask(String functionArn, JsonNode event, Duration timeout)
            throws AuthorizerFailedException;

    /** A function that did not decide. The reason is for the log. */
    final class AuthorizerFailedException extends Exception {

        private static final long serialVersionUID = 1L;

        public AuthorizerFailedException(String reason) {
            super(reason, null, false, false);
        }
    }
}
