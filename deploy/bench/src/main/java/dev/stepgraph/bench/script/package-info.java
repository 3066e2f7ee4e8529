/** The gateway's evaluation of scripts, with nothing of the gateway around it. */
@NullMarked
package dev.stepgraph.bench.script;

import org.jspecify.annotations.NullMarked;
