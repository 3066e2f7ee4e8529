/**
 * Executions and their histories in PostgreSQL, and the group commit: whatever decisions are queued
 * are written by one statement in one round trip.
 */
@NullMarked
package dev.stepgraph.workflow.execution.store;

import org.jspecify.annotations.NullMarked;
