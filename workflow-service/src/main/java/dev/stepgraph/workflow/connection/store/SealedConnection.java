package dev.stepgraph.workflow.connection.store;

import dev.stepgraph.workflow.secret.SealedSecret;

/** What a connection knows, encrypted. */
public record SealedConnection(int revision, SealedSecret secret) {}
