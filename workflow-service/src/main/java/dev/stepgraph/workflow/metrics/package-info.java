/** Counts what executions do, under the names that AWS uses. */
@ApplicationModule(
        allowedDependencies = {"execution", "engine", "engine :: history", "statemachine"})
@NullMarked
package dev.stepgraph.workflow.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
