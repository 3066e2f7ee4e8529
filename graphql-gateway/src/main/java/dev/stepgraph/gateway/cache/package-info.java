/** Results of resolvers, kept for a while in bounded memory. */
@NullMarked
@ApplicationModule(allowedDependencies = {"registry"})
package dev.stepgraph.gateway.cache;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
