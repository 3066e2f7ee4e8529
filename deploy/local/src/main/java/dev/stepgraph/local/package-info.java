/** Starts everything on one machine: the program behind <code>./mvnw</code>. */
@NullMarked
package dev.stepgraph.local;

import org.jspecify.annotations.NullMarked;
