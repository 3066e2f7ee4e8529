/** The HTTP surface: data plane and management API. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "registry",
            "datasource",
            "resolver",
            "auth",
            "auth :: iam",
            "execution",
            "fairness"
        })
package dev.stepgraph.gateway.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
