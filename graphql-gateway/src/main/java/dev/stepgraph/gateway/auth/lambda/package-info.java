/** Callers whom a function of the API's owner decides about. */
@NullMarked
@NamedInterface("lambda")
package dev.stepgraph.gateway.auth.lambda;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
