package dev.stepgraph.gateway.datasource.relational;

import dev.stepgraph.common.aws.client.AwsDestination;
import dev.stepgraph.common.aws.client.AwsJsonClient;
import dev.stepgraph.common.aws.client.AwsService;
import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.DataSourceInvoker;
import dev.stepgraph.gateway.datasource.DataSourceProperties;
import dev.stepgraph.gateway.datasource.OutboundClients;
import dev.stepgraph.gateway.datasource.SourceConfiguration;
import dev.stepgraph.gateway.datasource.relational.JdbcDatabases.Pool;
import dev.stepgraph.gateway.registry.DataSource;
import dev.stepgraph.gateway.registry.DataSourceType;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import java.time.InstantSource;
import java.util.Set;

/** Asks the database that a setting names, or else the Data API. */
@Component
class RelationalInvoker implements DataSourceInvoker {

    private final JdbcDatabases databases;
    private final DataSourceProperties properties;
    private final AwsDestination destination;
    private final AwsJsonClient dataApi;
    private final InstantSource clock;

    RelationalInvoker(
            JdbcDatabases databases,
            RelationalProperties relational,
            DataSourceProperties properties,
            OutboundClients clients,
            Environment environment,
            InstantSource clock) {
        this.databases = databases;
        this.properties = properties;
        this.destination =
                AwsDestination.of(
                        relational.rdsData().endpoint(),
                        relational.rdsData().region(),
                        "RDS_DATA",
                        environment::getProperty);
        this.dataApi =
                new AwsJsonClient(clients.operators(), AwsService.RDS_DATA, destination, clock);
        this.clock = clock;
    }

    @Override
    public Set<DataSourceType> types() {
        return Set.of(DataSourceType.RELATIONAL_DATABASE);
    }

    @Override
    public BoundDataSource bind(DataSource source) {
        SourceConfiguration endpoint =
                SourceConfiguration.of(source).object("rdsHttpEndpointConfig");
        String identifier = endpoint.text("dbClusterIdentifier");
        String schema = endpoint.optionalText("schema");
        Pool pool = databases.find(identifier);
        if (pool != null) {
            return new JdbcSource(pool, schema, properties.limits().maxAnswerBytes(), clock);
        }
        String secret = endpoint.optionalText("awsSecretStoreArn");
        if (secret == null || (destination.endpoint() == null && !identifier.startsWith("arn:"))) {
            return (_, _) -> {
                throw new DataSourceException(
                        "UnknownDatabase",
                        "There is no database '%s': stepgraph.relational.<name>.url declares one."
                                .formatted(identifier));
            };
        }
        String region = endpoint.optionalText("awsRegion");
        return new DataApiSource(
                dataApi,
                new DataApiSource.Target(
                        region == null ? properties.region() : region,
                        identifier,
                        secret,
                        endpoint.optionalText("databaseName"),
                        schema),
                clock);
    }
}
