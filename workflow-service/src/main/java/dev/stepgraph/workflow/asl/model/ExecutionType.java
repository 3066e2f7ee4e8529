package dev.stepgraph.workflow.asl.model;

/** What kind of executions a definition is written for; some of the language is refused to one. */
public enum ExecutionType {
    /** Durable, up to a year: the whole language. */
    STANDARD,
    /** In memory, up to five minutes: nothing that waits for a job, a callback or an activity. */
    EXPRESS
}
