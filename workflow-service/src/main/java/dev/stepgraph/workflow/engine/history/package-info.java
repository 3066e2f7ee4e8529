/** The events of an execution, numbered as AWS numbers them. */
@NamedInterface("history")
@NullMarked
package dev.stepgraph.workflow.engine.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
