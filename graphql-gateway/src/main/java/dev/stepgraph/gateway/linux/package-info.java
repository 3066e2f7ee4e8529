/** What Java cannot ask of Linux; elsewhere, nothing is done. Needs no Spring. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.stepgraph.gateway.linux;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
