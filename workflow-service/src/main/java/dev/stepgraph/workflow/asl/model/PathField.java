package dev.stepgraph.workflow.asl.model;

import dev.stepgraph.workflow.asl.path.Expression;

/** {@code InputPath}, {@code OutputPath} or {@code ItemsPath}: what of a JSON value goes on. */
public sealed interface PathField {

    /** The field is absent or {@code "$"}: everything. */
    record Whole() implements PathField {}

    /** The field is {@code null}: an empty object. */
    record Nothing() implements PathField {}

    /** The field holds a path. */
    record Selected(Expression expression) implements PathField {}
}
