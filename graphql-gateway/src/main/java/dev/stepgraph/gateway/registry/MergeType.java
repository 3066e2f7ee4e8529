package dev.stepgraph.gateway.registry;

/** When a source of a merged API is merged again, named as AppSync names it. */
public enum MergeType {
    /** Whenever it changes. */
    AUTO_MERGE,
    /** When somebody asks for it. */
    MANUAL_MERGE
}
