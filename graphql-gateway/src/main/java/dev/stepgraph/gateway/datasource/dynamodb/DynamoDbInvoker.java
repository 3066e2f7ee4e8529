package dev.stepgraph.gateway.datasource.dynamodb;

import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.DataSourceInvoker;
import dev.stepgraph.gateway.datasource.DataSourceProperties;
import dev.stepgraph.gateway.datasource.SourceConfiguration;
import dev.stepgraph.gateway.datasource.dynamodb.table.TableDefinition;
import dev.stepgraph.gateway.datasource.lambda.FunctionCaller;
import dev.stepgraph.gateway.registry.DataSource;
import dev.stepgraph.gateway.registry.DataSourceType;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.time.InstantSource;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Tables of DynamoDB, or of our own. A member {@code keySchema} beside AppSync's own declares a
 * table of ours, as {@link TableDefinition#read} reads it.
 */
@Component
class DynamoDbInvoker implements DataSourceInvoker {

    private final DynamoDbStores stores;
    private final DataSourceProperties properties;
    private final FunctionCaller functions;
    private final NextTokens tokens;
    private final InstantSource clock;
    private final RandomGenerator random;

    DynamoDbInvoker(
            DynamoDbStores stores,
            DataSourceProperties properties,
            FunctionCaller functions,
            NextTokens tokens,
            InstantSource clock,
            RandomGenerator random) {
        this.stores = stores;
        this.properties = properties;
        this.functions = functions;
        this.tokens = tokens;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Set<DataSourceType> types() {
        return Set.of(DataSourceType.AMAZON_DYNAMODB);
    }

    @Override
    public BoundDataSource bind(DataSource source) {
        SourceConfiguration configuration = SourceConfiguration.of(source);
        String table = configuration.text("tableName");
        if (configuration.flag("versioned")) {
            return (_, _) -> {
                throw new DataSourceException(
                        "UnsupportedOperation",
                        "Versioned data sources are not supported by this service.");
            };
        }
        declare(configuration, source.config().get("keySchema"), table);
        String named = configuration.optionalText("awsRegion");
        String region = named == null ? properties.region() : named;
        TableCalls calls = new TableCalls(stores.of(table, region), table, clock, random);
        return new DynamoDbSource(
                calls, tokens, new ConditionFailures(functions, calls, table, region));
    }

    private void declare(SourceConfiguration configuration, @Nullable JsonNode keys, String table) {
        if (keys == null || keys.isNull()) {
            return;
        }
        try {
            stores.embedded().declare(table, TableDefinition.read(keys));
        } catch (IllegalArgumentException e) {
            throw configuration.invalid("'keySchema' is not one: " + e.getMessage());
        }
    }
}
