package dev.stepgraph.gateway.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.aws.client.FunctionEndpoint;
import dev.stepgraph.gateway.datasource.dynamodb.DynamoDbProperties;
import dev.stepgraph.gateway.datasource.dynamodb.table.TableProperties;
import dev.stepgraph.gateway.datasource.dynamodb.table.TableProperties.Declaration;
import dev.stepgraph.gateway.datasource.dynamodb.table.TableProperties.Index;
import dev.stepgraph.gateway.datasource.eventbridge.EventBridgeProperties;
import dev.stepgraph.gateway.datasource.lambda.FunctionProperties;
import dev.stepgraph.gateway.datasource.lambda.LambdaProperties;
import dev.stepgraph.gateway.datasource.relational.RelationalProperties;
import dev.stepgraph.gateway.datasource.relational.RelationalProperties.DataApi;
import dev.stepgraph.gateway.datasource.relational.RelationalProperties.Database;
import dev.stepgraph.gateway.datasource.workflow.WorkflowProperties;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The names of the data sources' settings, and their defaults. */
class DataSourceSettingsTest {

    @Test
    void haveDefaults() {
        assertThat(bind(Map.of(), "stepgraph.data-sources", DataSourceProperties.class))
                .isEqualTo(
                        new DataSourceProperties(
                                1_024, DataSize.ofMegabytes(5), "us-east-1", "000000000000"));
        assertThat(bind(Map.of(), "stepgraph.egress", EgressProperties.class))
                .isEqualTo(new EgressProperties(List.of(), Duration.ofSeconds(5)));
        assertThat(bind(Map.of(), "stepgraph", FunctionProperties.class).functions()).isEmpty();
        assertThat(bind(Map.of(), "stepgraph.lambda", LambdaProperties.class))
                .isEqualTo(new LambdaProperties(null, null));
        assertThat(bind(Map.of(), "stepgraph.dynamodb", DynamoDbProperties.class))
                .isEqualTo(new DynamoDbProperties(DynamoDbProperties.Store.AUTO, null, null, 10));
        assertThat(bind(Map.of(), "stepgraph", TableProperties.class).tables()).isEmpty();
        assertThat(bind(Map.of(), "stepgraph", RelationalProperties.class))
                .isEqualTo(new RelationalProperties(Map.of(), new DataApi(null, null)));
        assertThat(bind(Map.of(), "stepgraph.event-bridge", EventBridgeProperties.class))
                .isEqualTo(new EventBridgeProperties(null, null));
        assertThat(bind(Map.of(), "stepgraph.workflow", WorkflowProperties.class))
                .isEqualTo(
                        new WorkflowProperties(
                                URI.create("http://localhost:8080"), null, Duration.ofMillis(100)));
    }

    @Test
    void areSetByTheseNames() {
        Map<String, String> settings =
                Map.ofEntries(
                        Map.entry("stepgraph.functions.f.url", "echo:"),
                        Map.entry("stepgraph.tables.orders.partition-key", "pk:S"),
                        Map.entry("stepgraph.tables.orders.sort-key", "sk:N"),
                        Map.entry("stepgraph.tables.orders.indexes.byState.partition-key", "s"),
                        Map.entry("stepgraph.tables.orders.indexes.byState.sort-key", "at:N"),
                        Map.entry("stepgraph.relational.shop.url", "jdbc:postgresql://h/d"),
                        Map.entry("stepgraph.relational.shop.username", "u"),
                        Map.entry("stepgraph.relational.shop.password", "p"),
                        Map.entry("stepgraph.relational.shop.max-connections", "3"),
                        Map.entry("stepgraph.rds-data.endpoint", "http://localhost:1"),
                        Map.entry("stepgraph.dynamodb.store", "remote"),
                        Map.entry("stepgraph.dynamodb.max-connections", "7"),
                        Map.entry("stepgraph.dynamodb.endpoint", "http://localhost:2"),
                        Map.entry("stepgraph.workflow.url", "http://w:8080"));

        assertThat(bind(settings, "stepgraph", FunctionProperties.class).functions())
                .isEqualTo(Map.of("f", new FunctionEndpoint("echo:")));
        assertThat(bind(settings, "stepgraph", TableProperties.class).tables())
                .isEqualTo(
                        Map.of(
                                "orders",
                                new Declaration(
                                        "pk:S",
                                        "sk:N",
                                        Map.of("byState", new Index("s", "at:N")))));
        assertThat(bind(settings, "stepgraph", RelationalProperties.class))
                .isEqualTo(
                        new RelationalProperties(
                                Map.of("shop", new Database("jdbc:postgresql://h/d", "u", "p", 3)),
                                new DataApi(URI.create("http://localhost:1"), null)));
        assertThat(bind(settings, "stepgraph.dynamodb", DynamoDbProperties.class))
                .isEqualTo(
                        new DynamoDbProperties(
                                DynamoDbProperties.Store.REMOTE,
                                URI.create("http://localhost:2"),
                                null,
                                7));
        assertThat(bind(settings, "stepgraph.workflow", WorkflowProperties.class).url())
                .isEqualTo(URI.create("http://w:8080"));
    }

    private static <T> T bind(Map<String, String> settings, String prefix, Class<T> type) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(prefix, type);
    }
}
