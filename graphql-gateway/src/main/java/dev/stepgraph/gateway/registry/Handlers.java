package dev.stepgraph.gateway.registry;

import org.jspecify.annotations.Nullable;

/** The code of a resolver or function: what makes the request, and what reads the result. */
public sealed interface Handlers {

    /**
     * Velocity templates.
     *
     * @param request makes the request object; absent: the data source is a function and gets the
     *     context itself
     * @param response makes the field's value; absent: the result is the value
     */
    record Templates(@Nullable String request, @Nullable String response) implements Handlers {}

    /**
     * A module of APPSYNC_JS that exports {@code request} and {@code response}.
     *
     * @param code at most 32,000 characters
     */
    record Script(String code) implements Handlers {}
}
