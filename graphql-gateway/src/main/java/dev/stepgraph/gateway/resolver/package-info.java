/** Unit and pipeline resolvers: what runs before, around and after a data source. */
@NullMarked
@ApplicationModule(allowedDependencies = {"registry", "auth", "datasource"})
package dev.stepgraph.gateway.resolver;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
