/**
 * Calls to the outside: one client that checks where a request goes before it connects, and bounds
 * what comes back.
 */
@NullMarked
package dev.stepgraph.common.http;

import org.jspecify.annotations.NullMarked;
