/** Tasks that somebody outside completes: task tokens, heartbeats, activities. */
@ApplicationModule(allowedDependencies = {"engine"})
@NullMarked
package dev.stepgraph.workflow.task;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
