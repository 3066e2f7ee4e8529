package dev.stepgraph.gateway.schema;

import dev.stepgraph.gateway.registry.SchemaProblem;

import java.util.List;
import java.util.stream.Collectors;

/** A text is no schema that can be served. */
public final class InvalidSchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<SchemaProblem> faults;

    InvalidSchemaException(List<SchemaProblem> faults) {
        super(
                faults.stream().map(SchemaProblem::describe).collect(Collectors.joining("; ")),
                null,
                false,
                false);
        this.faults = List.copyOf(faults);
    }

    /** All that was found, at least one. */
    public List<SchemaProblem> faults() {
        return faults;
    }
}
