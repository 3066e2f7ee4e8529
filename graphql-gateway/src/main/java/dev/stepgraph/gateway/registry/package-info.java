/** GraphQL APIs and all that belongs to one: schema, data sources, resolvers, functions, keys. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.stepgraph.gateway.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
