/** One measurement each. */
@NullMarked
package dev.stepgraph.bench.workload;

import org.jspecify.annotations.NullMarked;
