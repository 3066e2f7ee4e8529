/** Where the gateway's own key comes from. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.stepgraph.gateway.secret;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
