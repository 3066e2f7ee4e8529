/** The interpreter alone, measured by JMH. */
@NullMarked
package dev.stepgraph.bench.interpreter;

import org.jspecify.annotations.NullMarked;
