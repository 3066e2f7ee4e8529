package dev.stepgraph.workflow.connection;

/**
 * What a connection knows, secrets included.
 *
 * @param authorization how it identifies itself
 * @param parameters what it adds to each request
 */
public record ConnectionCredentials(
        ConnectionAuthorization authorization, HttpParameters parameters) {}
