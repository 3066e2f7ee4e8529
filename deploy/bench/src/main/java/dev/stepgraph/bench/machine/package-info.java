/** The processes that are measured, and what they use of the machine. */
@NullMarked
package dev.stepgraph.bench.machine;

import org.jspecify.annotations.NullMarked;
