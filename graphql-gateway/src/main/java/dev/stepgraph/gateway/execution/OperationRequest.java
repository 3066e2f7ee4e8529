package dev.stepgraph.gateway.execution;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

/**
 * A GraphQL operation as a client sends it.
 *
 * @param query the document
 * @param operationName which of the document's operations; absent: its only one
 * @param variables by name
 */
public record OperationRequest(
        String query, @Nullable String operationName, ObjectNode variables) {}
