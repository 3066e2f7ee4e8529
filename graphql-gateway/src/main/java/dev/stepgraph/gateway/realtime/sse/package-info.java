/** Subscriptions as server-sent events, one a request. */
@NullMarked
package dev.stepgraph.gateway.realtime.sse;

import org.jspecify.annotations.NullMarked;
