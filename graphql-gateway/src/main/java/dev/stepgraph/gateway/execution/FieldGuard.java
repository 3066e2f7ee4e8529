package dev.stepgraph.gateway.execution;

import dev.stepgraph.gateway.auth.Caller;

/** Says which fields of an API a caller may read. */
public interface FieldGuard {

    /** Whether every caller whom the API lets in may read a field, so that nobody need be asked. */
    boolean isOpenToAll(String typeName, String fieldName);

    /** Whether a caller may read a field. */
    boolean permits(Caller caller, String typeName, String fieldName);
}
