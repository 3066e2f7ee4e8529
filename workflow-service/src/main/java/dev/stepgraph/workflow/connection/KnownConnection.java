package dev.stepgraph.workflow.connection;

/**
 * A connection with its secrets, for the calls that are made with it.
 *
 * @param revision counts its changes: what was fetched with one revision is not good for another
 */
public record KnownConnection(String arn, int revision, ConnectionCredentials credentials) {}
