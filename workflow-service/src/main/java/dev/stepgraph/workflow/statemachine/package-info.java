/** State machines: their definitions, revisions and tags. */
@ApplicationModule(
        allowedDependencies = {
            "asl",
            "asl :: model",
            "asl :: parse",
            "asl :: path",
            "asl :: validate"
        })
@NullMarked
package dev.stepgraph.workflow.statemachine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
