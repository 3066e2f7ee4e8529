/** Where the service's own key comes from. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.stepgraph.workflow.secret;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
