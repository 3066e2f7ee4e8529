package dev.stepgraph.workflow.execution.shard;

/**
 * A shard under one ownership.
 *
 * @param shard the shard's number
 * @param epoch grows with every change of hands
 */
public record ShardEpoch(int shard, int epoch) {}
