/**
 * What those who run the service see of executions: counts under the names that AWS uses, and log
 * lines.
 */
@ApplicationModule(
        allowedDependencies = {"execution", "engine", "engine :: history", "statemachine"})
@NullMarked
package dev.stepgraph.workflow.observation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
