/** Measures the platform as docs/performance.md describes: one command, one table. */
@NullMarked
package dev.stepgraph.bench;

import org.jspecify.annotations.NullMarked;
