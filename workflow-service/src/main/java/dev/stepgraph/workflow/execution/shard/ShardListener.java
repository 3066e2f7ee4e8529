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

    /** Commands are let in; called after opening, and again if it fails. Takes its time. */
    void opened(List<ShardEpoch> shards);

    /**
     * The replica is about to give the shards back; no commands are let in any more. Returns when
     * nothing is in flight in them.
     */
    void closing(List<ShardEpoch> shards, Duration patience);

    /**
     * The replica's lease had run out, and nobody has taken its shards meanwhile. What came to them
     * in that time may not have been seen to. Does not block.
     */
    void regained();

    /** The shards are no longer the replica's. Does not block. */
    void lost(List<ShardEpoch> shards);
}
