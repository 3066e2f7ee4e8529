package dev.stepgraph.workflow.statemachine;

/** Which events of an execution go to the log. */
public enum LogLevel {
    ALL,
    ERROR,
    FATAL,
    OFF
}
