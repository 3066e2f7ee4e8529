/** State machines: executions that resolvers start, wait for, inspect and stop. */
@NullMarked
package dev.stepgraph.gateway.datasource.workflow;

import org.jspecify.annotations.NullMarked;
