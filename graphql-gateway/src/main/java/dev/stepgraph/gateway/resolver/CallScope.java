package dev.stepgraph.gateway.resolver;

import dev.stepgraph.gateway.auth.Caller;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;

/**
 * What all fields of one operation share.
 *
 * @param apiId the API
 * @param caller who calls
 * @param request what code sees as {@code ctx.request}: {@code headers} and {@code domainName}
 * @param environment the API's environment variables, {@code ctx.env}
 * @param deadline when the answer is no longer wanted
 */
public record CallScope(
        String apiId,
        Caller caller,
        ObjectNode request,
        ObjectNode environment,
        Instant deadline) {}
