package dev.stepgraph.workflow.connection.store;

import dev.stepgraph.common.secret.SealedSecret;

/** What a connection knows, encrypted. */
public record SealedConnection(int revision, SealedSecret secret) {}
