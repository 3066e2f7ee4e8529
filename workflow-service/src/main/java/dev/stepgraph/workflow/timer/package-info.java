/**
 * Waits, timeouts and back-off: what is due within the next half minute is kept in memory, and the
 * rest is found in the database as its time comes near.
 */
@ApplicationModule(allowedDependencies = {"execution"})
@NullMarked
package dev.stepgraph.workflow.timer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
