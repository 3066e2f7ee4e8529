/**
 * A service's own key: what it signs with, and what it encrypts others' secrets with. Replicas that
 * share a database share the key.
 */
@NullMarked
package dev.stepgraph.common.secret;

import org.jspecify.annotations.NullMarked;
