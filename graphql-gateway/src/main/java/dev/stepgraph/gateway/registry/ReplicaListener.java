package dev.stepgraph.gateway.registry;

/** Hears what replicas tell each other, its own replica included. */
public interface ReplicaListener {

    /** On what channel of PostgreSQL: lower-case letters and underscores. */
    String channel();

    /**
     * Something was told. What was told while the database was away is not heard. Returns soon:
     * changes of APIs are heard on the same thread.
     */
    void heard(String text);
}
