/** A parsed state machine: a closed family of records that cannot hold an invalid definition. */
@NamedInterface("model")
@NullMarked
package dev.stepgraph.workflow.asl.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
