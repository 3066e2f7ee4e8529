/**
 * What APPSYNC_JS refuses before anything runs: a small part of JavaScript is left, of which every
 * evaluation ends unless a callback of an array's method is slow. Runs in a child process, since
 * reading code is a risk by itself.
 */
@NullMarked
package dev.stepgraph.gateway.resolver.script.check;

import org.jspecify.annotations.NullMarked;
