/**
 * The load: a client that leaves the machine to the service, and the function that its tasks call.
 */
@NullMarked
package dev.stepgraph.bench.load;

import org.jspecify.annotations.NullMarked;
