/** Callers who sign their requests with an access key, and what their keys are good for. */
@NullMarked
@NamedInterface("iam")
package dev.stepgraph.gateway.auth.iam;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
