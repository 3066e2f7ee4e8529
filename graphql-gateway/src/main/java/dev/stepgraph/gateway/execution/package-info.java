/** Runs one GraphQL operation against an API as it was compiled. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "registry",
            "auth",
            "cache",
            "resolver",
            "schema",
            "datasource",
            "fairness"
        })
package dev.stepgraph.gateway.execution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
