package dev.stepgraph.common.aws.client;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/**
 * A service that speaks JSON.
 *
 * @param name what signatures call it
 * @param hostPrefix what its addresses begin with
 * @param targetPrefix what stands before an operation's name in {@code X-Amz-Target}; absent: its
 *     operations have paths instead
 * @param contentType of what it is sent
 */
public record AwsService(
        String name, String hostPrefix, @Nullable String targetPrefix, String contentType) {

    /** Amazon DynamoDB. */
    public static final AwsService DYNAMODB =
            new AwsService(
                    "dynamodb", "dynamodb", "DynamoDB_20120810.", "application/x-amz-json-1.0");

    /** Amazon EventBridge. */
    public static final AwsService EVENTS =
            new AwsService("events", "events", "AWSEvents.", "application/x-amz-json-1.1");

    /** The Data API of Amazon RDS. */
    public static final AwsService RDS_DATA =
            new AwsService("rds-data", "rds-data", null, "application/json");

    /** Where AWS serves it in a region. */
    URI address(String region) {
        String suffix = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
        return URI.create("https://%s.%s.%s/".formatted(hostPrefix, region, suffix));
    }
}
