/** Expressions of a definition: JSONPath, reference paths and payload templates. */
@NamedInterface("path")
@NullMarked
package dev.stepgraph.workflow.asl.path;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
