/** What each type of state does: one handler for each. */
@NullMarked
package dev.stepgraph.workflow.engine.state;

import org.jspecify.annotations.NullMarked;
