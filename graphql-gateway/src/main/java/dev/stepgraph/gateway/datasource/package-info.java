/** Where resolvers bring data from: one folder for each kind of source. */
@NullMarked
@ApplicationModule(allowedDependencies = {"registry"})
package dev.stepgraph.gateway.datasource;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
