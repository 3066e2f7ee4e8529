package dev.stepgraph.workflow.asl.model;

import dev.stepgraph.workflow.asl.path.ReferencePath;

/** {@code ResultPath}: how a result joins the raw input (States Language, "ResultPath"). */
public sealed interface ResultPath {

    /** Absent or {@code "$"}: the result takes the input's place. */
    record Replace() implements ResultPath {}

    /** {@code null}: the result is dropped and the input kept. */
    record Discard() implements ResultPath {}

    /** The result is put at the path, whose parents are made where they are missing. */
    record Insert(ReferencePath path) implements ResultPath {}
}
