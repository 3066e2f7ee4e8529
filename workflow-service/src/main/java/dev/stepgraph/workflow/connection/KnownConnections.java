package dev.stepgraph.workflow.connection;

import java.util.Optional;

/** Connections with their secrets: all that those who call out may know of them. */
@FunctionalInterface
public interface KnownConnections {

    /** What the connection of that ARN knows, secrets included. */
    Optional<KnownConnection> known(String arn);
}
