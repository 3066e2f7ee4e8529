/** Callers who bring a token of an OpenID Connect issuer or of a user pool. */
@NullMarked
package dev.stepgraph.gateway.auth.jwt;

import org.jspecify.annotations.NullMarked;
