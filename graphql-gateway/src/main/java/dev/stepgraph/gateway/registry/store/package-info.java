/** Rows of APIs and of what belongs to them; private to the registry. */
@NullMarked
package dev.stepgraph.gateway.registry.store;

import org.jspecify.annotations.NullMarked;
