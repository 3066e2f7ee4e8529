/** The directives that a schema may use without defining them. */
@NullMarked
package dev.stepgraph.gateway.schema.directive;

import org.jspecify.annotations.NullMarked;
