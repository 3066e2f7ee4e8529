/** How subscribers are spoken to; WebSocket and server-sent events so far. */
@NullMarked
@ApplicationModule(allowedDependencies = {"registry", "auth", "execution", "subscription"})
package dev.stepgraph.gateway.realtime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
