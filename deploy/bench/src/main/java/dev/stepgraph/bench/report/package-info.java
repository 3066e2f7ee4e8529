/** What was measured, what it was to be, and how it is told. */
@NullMarked
package dev.stepgraph.bench.report;

import org.jspecify.annotations.NullMarked;
