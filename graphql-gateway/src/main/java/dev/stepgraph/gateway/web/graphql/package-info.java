/** GraphQL over HTTP, as AppSync's data plane speaks it. */
@NullMarked
package dev.stepgraph.gateway.web.graphql;

import org.jspecify.annotations.NullMarked;
