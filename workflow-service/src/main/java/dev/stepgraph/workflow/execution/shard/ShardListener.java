package dev.stepgraph.workflow.execution.shard;

import java.time.Duration;
import java.util.List;

/** Is told when shards change hands. */
public interface ShardListener {

    /**
     * The replica has got the shards; no commands are let in before this returns. Called on a
     * thread of its own, and again after a while if it fails.
     */
    void opening(List<ShardEpoch> shards);

    /** Commands are let in; called once, after opening. Takes its time. */
    void opened(List<ShardEpoch> shards);

    /**
     * The replica is about to give the shards back; no commands are let in any more. Returns when
     * nothing is in flight in them.
     */
    void closing(List<ShardEpoch> shards, Duration patience);

    /** The shards are no longer the replica's. Does not block. */
    void lost(List<ShardEpoch> shards);
}
