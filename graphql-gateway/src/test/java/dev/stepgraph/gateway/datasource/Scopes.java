package dev.stepgraph.gateway.datasource;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.registry.DataSource;
import dev.stepgraph.gateway.registry.DataSourceType;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;

/** What tests of data sources begin with. JSON is written with single quotes. */
public final class Scopes {

    private Scopes() {}

    /** A call that has half a minute left by the system's clock. */
    public static InvocationScope scope() {
        return scope(Duration.ofSeconds(30));
    }

    /** A call that has so long left by the system's clock. */
    public static InvocationScope scope(Duration left) {
        return new InvocationScope(
                "api",
                "Query",
                "field",
                json("{'arguments':{'id':'1'},'identity':null,'info':{'fieldName':'field'}}"),
                Instant.now().plus(left));
    }

    /** A data source of that configuration. */
    public static DataSource source(DataSourceType type, String config) {
        return new DataSource("source", type, null, null, json(config));
    }

    /** JSON. */
    public static JsonNode json(String text) {
        return JsonText.parse(text.replace('\'', '"'));
    }
}
