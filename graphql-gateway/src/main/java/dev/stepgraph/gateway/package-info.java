/** Serves GraphQL as AWS AppSync does. */
@NullMarked
package dev.stepgraph.gateway;

import org.jspecify.annotations.NullMarked;
