/**
 * Signed tokens (JSON Web Tokens, RFC 7519) of issuers that publish their keys: taken apart, held
 * against those keys, and read. Whatever goes beyond what such a token needs is refused.
 */
@NullMarked
package dev.stepgraph.common.jwt;

import org.jspecify.annotations.NullMarked;
