/** The built-in API: workflows as queries, mutations and subscriptions, over workflow-service. */
@NullMarked
@ApplicationModule(allowedDependencies = {"registry", "resolver"})
package dev.stepgraph.gateway.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
