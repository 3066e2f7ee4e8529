/**
 * What happens to executions when processes and the database fail: replicas of the service as
 * processes of their own, a PostgreSQL that is stopped, connections that are cut, and a check of
 * every invariant afterwards.
 */
@NullMarked
package dev.stepgraph.workflow.fault;

import org.jspecify.annotations.NullMarked;
