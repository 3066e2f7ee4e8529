/**
 * Handlers written in APPSYNC_JS. Their code is never run in this process: small child processes
 * check it and run it, and are killed when they take too long or too much.
 */
@NamedInterface("script")
@NullMarked
package dev.stepgraph.gateway.resolver.script;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
