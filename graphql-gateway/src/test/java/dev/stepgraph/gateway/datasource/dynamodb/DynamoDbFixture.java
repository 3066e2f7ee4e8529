package dev.stepgraph.gateway.datasource.dynamodb;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.stepgraph.common.aws.client.AwsDestination;
import dev.stepgraph.common.aws.client.FunctionEndpoint;
import dev.stepgraph.common.aws.client.Functions;
import dev.stepgraph.common.testing.PostgresForTests;
import dev.stepgraph.common.testing.TestDatabase;
import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceProperties;
import dev.stepgraph.gateway.datasource.EgressProperties;
import dev.stepgraph.gateway.datasource.OutboundClients;
import dev.stepgraph.gateway.datasource.Scopes;
import dev.stepgraph.gateway.datasource.dynamodb.table.EmbeddedTables;
import dev.stepgraph.gateway.datasource.dynamodb.table.TableProperties;
import dev.stepgraph.gateway.datasource.dynamodb.table.TableProperties.Declaration;
import dev.stepgraph.gateway.datasource.dynamodb.table.TableProperties.Index;
import dev.stepgraph.gateway.datasource.lambda.FunctionCaller;
import dev.stepgraph.gateway.registry.DataSourceType;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/** Data sources over our own tables, and over whatever answers at an endpoint. */
final class DynamoDbFixture implements AutoCloseable {

    private static final DataSourceProperties PROPERTIES =
            new DataSourceProperties(20, DataSize.ofMegabytes(5), "us-east-1", "000000000000");

    private static final Map<String, Declaration> TABLES =
            Map.of(
                    "Books", new Declaration("id:S", null, Map.of()),
                    "Events",
                            new Declaration(
                                    "pk:S",
                                    "sk:N",
                                    Map.of(
                                            "byKind", new Index("kind:S", "sk:N"),
                                            "byName", new Index("name:S", null))));

    private final HikariDataSource database;
    private final OutboundClients clients;
    private final Functions functions;
    private final InstantSource clock = InstantSource.system();
    private final SecureRandom random = new SecureRandom();

    /**
     * @param handler where the function {@code handler} answers
     */
    DynamoDbFixture(@Nullable String handler) {
        TestDatabase fresh = PostgresForTests.freshDatabase();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(fresh.url());
        config.setUsername(fresh.username());
        config.setPassword(fresh.password());
        database = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(database)
                .schemas("gateway")
                .defaultSchema("gateway")
                .load()
                .migrate();
        clients =
                new OutboundClients(
                        new EgressProperties(List.of(), Duration.ofSeconds(5)), PROPERTIES);
        functions =
                new Functions(
                        handler == null
                                ? Map.of()
                                : Map.of("handler", new FunctionEndpoint(handler)),
                        new AwsDestination(null, null),
                        PROPERTIES.limits());
    }

    /** A table of our own. */
    BoundDataSource embedded(String table) {
        return bind(table, "", null, TABLES);
    }

    /** A table behind an endpoint. */
    BoundDataSource remote(String table, URI endpoint) {
        return bind(table, "", endpoint, Map.of());
    }

    /** A table of our own whose data source says what keys it has. */
    BoundDataSource declared(String table, String keySchema) {
        return bind(table, ",'keySchema':" + keySchema, null, Map.of());
    }

    private BoundDataSource bind(
            String table, String more, @Nullable URI endpoint, Map<String, Declaration> tables) {
        EmbeddedTables embedded = new EmbeddedTables(database, new TableProperties(tables), clock);
        DynamoDbStores stores =
                new DynamoDbStores(
                        new DynamoDbProperties(DynamoDbProperties.Store.AUTO, endpoint, null, 10),
                        embedded,
                        clients,
                        new MockEnvironment(),
                        clock);
        DynamoDbInvoker invoker =
                new DynamoDbInvoker(
                        stores,
                        PROPERTIES,
                        new FunctionCaller(functions, PROPERTIES, clock, random),
                        new NextTokens(database, random),
                        clock,
                        random);
        return invoker.bind(
                Scopes.source(
                        DataSourceType.AMAZON_DYNAMODB,
                        "{'tableName':'" + table + "','awsRegion':'us-east-1'" + more + "}"));
    }

    /** The database of our own tables. */
    DataSource database() {
        return database;
    }

    OutboundClients clients() {
        return clients;
    }

    @Override
    public void close() {
        functions.close();
        clients.users().close();
        clients.operators().close();
        database.close();
    }
}
