/**
 * Unit and pipeline resolvers: what runs before, around and after a data source.
 *
 * <p>A call that is batched reaches its data source as {@code {"operation": "BatchInvoke",
 * "payload": [ … ]}}, one element for each field; the answer is an array of as many results.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"registry", "auth", "datasource", "cache", "fairness", "linux"})
package dev.stepgraph.gateway.resolver;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
