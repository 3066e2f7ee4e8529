/** Which retrier or catcher answers to an error, and how long a retry waits. */
@NullMarked
package dev.stepgraph.workflow.engine.error;

import org.jspecify.annotations.NullMarked;
