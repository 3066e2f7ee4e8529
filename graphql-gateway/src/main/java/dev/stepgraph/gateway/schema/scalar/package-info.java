/** AppSync's nine scalars, and those that a schema declares with {@code @scalar}. */
@NullMarked
package dev.stepgraph.gateway.schema.scalar;

import org.jspecify.annotations.NullMarked;
