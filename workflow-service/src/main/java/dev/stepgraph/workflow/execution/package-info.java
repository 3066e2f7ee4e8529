/**
 * Runs executions: loads them, has the interpreter decide, commits the decisions of many of them at
 * once, and hands the effects out.
 */
@ApplicationModule(
        allowedDependencies = {
            "engine",
            "engine :: history",
            "statemachine",
            "asl :: model",
            "asl :: path"
        })
@NullMarked
package dev.stepgraph.workflow.execution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
