/** What one API may have of the gateway's processors, so that others get theirs. */
@NullMarked
@ApplicationModule(allowedDependencies = {"linux"})
package dev.stepgraph.gateway.fairness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
