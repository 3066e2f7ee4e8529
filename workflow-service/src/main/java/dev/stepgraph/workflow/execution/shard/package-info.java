/**
 * Who owns which executions. Executions fall into a fixed number of shards; a replica owns a shard
 * as long as its lease lasts, by the database's clock. Every change of hands makes a new epoch, and
 * every commit names the epoch that it was decided under.
 */
@NullMarked
package dev.stepgraph.workflow.execution.shard;

import org.jspecify.annotations.NullMarked;
