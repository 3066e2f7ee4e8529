/** AppSync's WebSocket protocol, and the one that other GraphQL clients speak. */
@NullMarked
package dev.stepgraph.gateway.realtime.websocket;

import org.jspecify.annotations.NullMarked;
