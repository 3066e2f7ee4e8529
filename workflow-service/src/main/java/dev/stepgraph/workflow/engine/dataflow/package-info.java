/** How data enters and leaves a state: one strategy for each query language. */
@NullMarked
package dev.stepgraph.workflow.engine.dataflow;

import org.jspecify.annotations.NullMarked;
