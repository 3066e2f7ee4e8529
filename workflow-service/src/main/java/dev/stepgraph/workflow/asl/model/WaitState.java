package dev.stepgraph.workflow.asl.model;

/** Delays (States Language, "Wait State"). */
public record WaitState(String name, Delay delay, DataFlow dataFlow, Transition transition)
        implements State {

    /** For how long, or until when. */
    public sealed interface Delay {

        /** {@code Seconds} or {@code SecondsPath}: 0 to 99,999,999 seconds. */
        record ForSeconds(FieldValue<Long> seconds) implements Delay {}

        /** {@code Timestamp} or {@code TimestampPath}: an RFC 3339 timestamp. */
        record UntilTimestamp(FieldValue<String> timestamp) implements Delay {}
    }
}
