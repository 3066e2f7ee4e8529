/** Callers who bring an API's key. */
@NullMarked
package dev.stepgraph.gateway.auth.apikey;

import org.jspecify.annotations.NullMarked;
