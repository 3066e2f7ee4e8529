package dev.stepgraph.gateway.registry.store;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * How far an API's schema is.
 *
 * @param status where it stands
 * @param details what is to be said about that
 * @param upload which upload it is about; absent before the first
 * @param started since when that has been worked on
 */
public record SchemaState(
        Status status, @Nullable String details, @Nullable UUID upload, @Nullable Instant started) {

    /** Of an API that no schema was ever uploaded to. */
    public static final SchemaState NONE = new SchemaState(Status.NOT_APPLICABLE, null, null, null);

    /** Where a schema stands, named as AppSync names it. */
    public enum Status {
        NOT_APPLICABLE,
        PROCESSING,
        SUCCESS,
        FAILED
    }
}
