/** From SDL to an executable schema: scalars, directives, checks that name line and column. */
@NullMarked
@ApplicationModule(allowedDependencies = {"registry", "auth"})
package dev.stepgraph.gateway.schema;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
