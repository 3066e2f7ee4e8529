/**
 * The services as the launcher runs them: each in a JVM of its own, which ends with the launcher.
 */
@NullMarked
package dev.stepgraph.local.service;

import org.jspecify.annotations.NullMarked;
