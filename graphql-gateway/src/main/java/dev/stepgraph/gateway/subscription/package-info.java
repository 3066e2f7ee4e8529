/** Who hears which mutation: filters, delivery, and fan-out across replicas. */
@NullMarked
@ApplicationModule(allowedDependencies = {"registry", "auth", "resolver", "execution"})
package dev.stepgraph.gateway.subscription;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
