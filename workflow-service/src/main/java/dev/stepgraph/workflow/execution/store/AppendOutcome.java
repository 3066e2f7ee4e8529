package dev.stepgraph.workflow.execution.store;

/** What became of an append. Only WRITTEN means that anything of it was written. */
public enum AppendOutcome {
    /** It is durable. */
    WRITTEN,
    /** The execution is not new: another one has its name. */
    NAME_TAKEN,
    /** The shard's lease has changed hands since. */
    FENCED,
    /** The database refuses it as it is; the cause is logged. */
    REFUSED,
    /** Too many wait already; the append was not queued. */
    THROTTLED,
    /** The database is away, or the append was given up before it was sent. */
    UNAVAILABLE
}
