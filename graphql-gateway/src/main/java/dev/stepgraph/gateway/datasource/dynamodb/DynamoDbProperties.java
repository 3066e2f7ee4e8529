package dev.stepgraph.gateway.datasource.dynamodb;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;

/**
 * Where tables are.
 *
 * @param store {@code EMBEDDED}: in the gateway's own database; {@code REMOTE}: behind DynamoDB's
 *     API; {@code AUTO}: behind the API if an endpoint is named, and embedded otherwise. Tables
 *     that {@code stepgraph.tables} declares are embedded in any case
 * @param endpoint where DynamoDB's API answers, if that is not AWS. Absent: what the AWS SDK is
 *     told, for instance by {@code AWS_ENDPOINT_URL_DYNAMODB}
 * @param region the region whose tables are used. Absent: that of the data source
 * @param maxConnections how many connections to the gateway's database embedded tables use at most;
 *     they are apart from those that everything else uses
 */
@ConfigurationProperties("stepgraph.dynamodb")
public record DynamoDbProperties(
        @DefaultValue("AUTO") Store store,
        @Nullable URI endpoint,
        @Nullable String region,
        @DefaultValue("10") int maxConnections) {

    /** Where tables are. */
    public enum Store {
        AUTO,
        EMBEDDED,
        REMOTE
    }
}
