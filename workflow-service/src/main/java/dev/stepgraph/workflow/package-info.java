/** Runs state machines written in the Amazon States Language. */
@NullMarked
package dev.stepgraph.workflow;

import org.jspecify.annotations.NullMarked;
