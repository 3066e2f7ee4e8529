package dev.stepgraph.common.aws.protocol;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.math.BigDecimal;
import java.time.Instant;

/** Instants as AWS JSON writes them: seconds since the epoch, with milliseconds. */
public final class AwsTimestamp {

    private static final int MILLIS = 3;

    private AwsTimestamp() {}

    /** The instant as a number. */
    public static JsonNode of(Instant instant) {
        return JsonNodeFactory.instance.numberNode(
                BigDecimal.valueOf(instant.toEpochMilli(), MILLIS));
    }
}
