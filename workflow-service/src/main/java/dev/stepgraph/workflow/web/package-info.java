/**
 * The HTTP surface: AWS JSON at the root, resources under {@code /v1}. Whatever the transport, the
 * same refusals come out.
 */
@ApplicationModule(
        allowedDependencies = {
            "statemachine",
            "execution",
            "connection",
            "engine",
            "engine :: history",
            "asl :: parse"
        })
@NullMarked
package dev.stepgraph.workflow.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
