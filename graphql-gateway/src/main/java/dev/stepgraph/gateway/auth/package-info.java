/** Who calls, by which of an API's authentication modes. */
@NullMarked
@ApplicationModule(allowedDependencies = {"registry"})
package dev.stepgraph.gateway.auth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
