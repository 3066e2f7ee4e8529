/**
 * Calls what Task states name, and sends back what came of it. One integration for each service;
 * none of them holds a lock, a transaction or a database connection while it waits.
 */
@ApplicationModule(allowedDependencies = {"execution", "engine", "asl :: model", "connection"})
@NullMarked
package dev.stepgraph.workflow.integration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
