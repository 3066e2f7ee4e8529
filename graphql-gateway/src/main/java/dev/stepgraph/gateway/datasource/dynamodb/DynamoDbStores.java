package dev.stepgraph.gateway.datasource.dynamodb;

import dev.stepgraph.common.aws.client.AwsCallFailure;
import dev.stepgraph.common.aws.client.AwsDestination;
import dev.stepgraph.common.aws.client.AwsJsonClient;
import dev.stepgraph.common.aws.client.AwsService;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.OutboundClients;
import dev.stepgraph.gateway.datasource.dynamodb.table.EmbeddedTables;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Decides for each table whether it is one of ours or one behind DynamoDB's API. */
@Component
class DynamoDbStores {

    private final EmbeddedTables embedded;
    private final AwsJsonClient client;
    private final boolean remoteByDefault;
    private final InstantSource clock;

    DynamoDbStores(
            DynamoDbProperties properties,
            EmbeddedTables embedded,
            OutboundClients clients,
            Environment environment,
            InstantSource clock) {
        AwsDestination destination =
                AwsDestination.of(
                        properties.endpoint(),
                        properties.region(),
                        "DYNAMODB",
                        environment::getProperty);
        this.embedded = embedded;
        this.clock = clock;
        this.client =
                new AwsJsonClient(clients.operators(), AwsService.DYNAMODB, destination, clock);
        this.remoteByDefault =
                switch (properties.store()) {
                    case AUTO -> destination.endpoint() != null;
                    case EMBEDDED -> false;
                    case REMOTE -> true;
                };
    }

    EmbeddedTables embedded() {
        return embedded;
    }

    /** What to call for a table. */
    DynamoDbApi of(String table, String region) {
        return embedded.isDeclared(table) || !remoteByDefault
                ? embedded
                : (operation, input, deadline) -> call(region, operation, input, deadline);
    }

    private JsonNode call(String region, String operation, JsonNode input, Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        if (!left.isPositive()) {
            throw DataSourceException.timedOut();
        }
        try {
            return client.call(region, operation, input, left);
        } catch (AwsCallFailure e) {
            if (e.code().equals(AwsCallFailure.TIMED_OUT)) {
                throw DataSourceException.timedOut();
            }
            throw new DynamoDbFailure(
                    e.code(), String.valueOf(e.getMessage()), e.requestId(), e.body());
        }
    }
}
