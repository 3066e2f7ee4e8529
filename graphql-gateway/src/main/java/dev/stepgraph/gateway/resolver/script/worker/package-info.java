/**
 * The child process that runs scripts, and what it and the gateway say to each other. Nothing here
 * needs Spring; whoever breaks out of the language finds a process with no secrets in it.
 */
@NullMarked
package dev.stepgraph.gateway.resolver.script.worker;

import org.jspecify.annotations.NullMarked;
