package dev.stepgraph.bench.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The state machines that are measured, and what they are started with. */
final class Definitions {

    /** How many steps a linear machine has. */
    static final int STEPS = 5;

    /** How many branches or iterations a fan-out has. */
    static final int BRANCHES = 100;

    /** The function that answers its event over HTTP. */
    static final String HTTP_FUNCTION = "bench-http";

    /** The function that answers its event within the service. */
    static final String ECHO_FUNCTION = "bench-echo";

    /** What T's rows carry too: 200 characters. */
    static final String PAYLOAD = "{\"v\":\"" + "x".repeat(192) + "\"}";

    private Definitions() {}

    /** Five Pass states. */
    static String passes() {
        return linear("\"Type\":\"Pass\"");
    }

    /** Five Task states that call that function. */
    static String tasks(String function) {
        return linear(
                "\"Type\":\"Task\",\"Resource\":\"arn:aws:lambda:us-east-1:000000000000:function:%s\""
                        .formatted(function));
    }

    /** A Parallel state of 100 branches, a Pass state each. */
    static String parallel() {
        // Names are unique in the whole definition.
        List<String> branches =
                IntStream.range(0, BRANCHES)
                        .mapToObj(i ->
                                "{\"StartAt\":\"P%1$d\",\"States\":{\"P%1$d\":{\"Type\":\"Pass\",\"End\":true}}}"
                                        .formatted(i))
                        .toList();
        return single("\"Type\":\"Parallel\",\"Branches\":[" + String.join(",", branches) + "]");
    }

    /** A Map state with a Pass state for each item of {@link #items}. */
    static String map() {
        return single(
                """
                "Type":"Map","ItemsPath":"$.items","ItemProcessor":{"StartAt":"P","States":\
                {"P":{"Type":"Pass","End":true}}}\
                """);
    }

    /** A hundred items. */
    static String items() {
        List<String> items = IntStream.range(0, BRANCHES).mapToObj(Integer::toString).toList();
        return "{\"items\":[" + String.join(",", items) + "]}";
    }

    /** A Wait state until {@code $.due}. */
    static String waitUntilDue() {
        return single("\"Type\":\"Wait\",\"TimestampPath\":\"$.due\"");
    }

    /** The same, with a task behind it that is given the input. */
    static String waitUntilDueAndTell() {
        return """
        {"StartAt":"W","States":{
          "W":{"Type":"Wait","TimestampPath":"$.due","Next":"T"},
          "T":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:000000000000:function:%s","End":true}}}\
        """
                .formatted(HTTP_FUNCTION);
    }

    /** A Wait state that outlasts every measurement. */
    static String waitForDays() {
        return single("\"Type\":\"Wait\",\"Seconds\":864000");
    }

    private static String single(String state) {
        return "{\"StartAt\":\"S\",\"States\":{\"S\":{" + state + ",\"End\":true}}}";
    }

    private static String linear(String state) {
        List<String> states = new ArrayList<>();
        for (int i = 1; i <= STEPS; i++) {
            String transition = i == STEPS ? "\"End\":true" : "\"Next\":\"S" + (i + 1) + "\"";
            states.add("\"S%d\":{%s,%s}".formatted(i, state, transition));
        }
        return "{\"StartAt\":\"S1\",\"States\":{" + String.join(",", states) + "}}";
    }
}
