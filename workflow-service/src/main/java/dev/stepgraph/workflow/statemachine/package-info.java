/** State machines: their definitions, revisions and tags. */
@ApplicationModule(
        allowedDependencies = {
            "asl",
            "asl :: intrinsic",
            "asl :: model",
            "asl :: parse",
            "asl :: path",
            "asl :: validate"
        })
@NullMarked
package dev.stepgraph.workflow.statemachine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
