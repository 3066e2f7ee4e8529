package dev.stepgraph.gateway.registry;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the kept members of the management API into what requests are served by. Their types were
 * checked when they came in; what they mean together is checked here.
 */
final class Members {

    private Members() {}

    static GraphqlApi api(String apiId, JsonNode members) {
        return new GraphqlApi(
                apiId,
                members.path("name").stringValue(),
                AuthenticationReader.main(members),
                AuthenticationReader.additional(members),
                !members.path("introspectionConfig").asString("ENABLED").equals("DISABLED"),
                members.path("queryDepthLimit").asInt(0),
                members.path("resolverCountLimit").asInt(0));
    }

    static DataSource dataSource(JsonNode members) {
        DataSourceType type = DataSourceType.valueOf(members.path("type").stringValue());
        String configuredBy = configMember(type);
        JsonNode config = configuredBy == null ? null : members.get(configuredBy);
        return new DataSource(
                members.path("name").stringValue(),
                type,
                text(members, "description"),
                text(members, "serviceRoleArn"),
                config == null ? JsonNodeFactory.instance.objectNode() : config);
    }

    /** The member that configures a kind of data source; null where there is none. */
    static @Nullable String configMember(DataSourceType type) {
        return switch (type) {
            case NONE, AMAZON_BEDROCK_RUNTIME -> null;
            case HTTP -> "httpConfig";
            case AWS_LAMBDA -> "lambdaConfig";
            case AMAZON_DYNAMODB -> "dynamodbConfig";
            case RELATIONAL_DATABASE -> "relationalDatabaseConfig";
            case AMAZON_ELASTICSEARCH -> "elasticsearchConfig";
            case AMAZON_OPENSEARCH_SERVICE -> "openSearchServiceConfig";
            case AMAZON_EVENTBRIDGE -> "eventBridgeConfig";
            case WORKFLOW -> "workflowConfig";
        };
    }

    static FunctionConfiguration function(JsonNode members) {
        return new FunctionConfiguration(
                members.path("functionId").stringValue(),
                members.path("name").stringValue(),
                text(members, "description"),
                members.path("dataSourceName").stringValue(),
                handlers(members),
                members.path("maxBatchSize").asInt(0));
    }

    static Resolver resolver(JsonNode members) {
        return new Resolver(
                members.path("typeName").stringValue(),
                members.path("fieldName").stringValue(),
                text(members, "dataSourceName"),
                functionIds(members),
                handlers(members),
                caching(members),
                members.path("maxBatchSize").asInt(0));
    }

    static List<String> functionIds(JsonNode resolver) {
        List<String> ids = new ArrayList<>();
        resolver.path("pipelineConfig").path("functions").forEach(id -> ids.add(id.stringValue()));
        return ids;
    }

    static ApiCache cache(JsonNode members) {
        return new ApiCache(
                ApiCache.Behavior.valueOf(members.path("apiCachingBehavior").stringValue()),
                Duration.ofSeconds(members.path("ttl").longValue()));
    }

    static Map<String, String> texts(ObjectNode members) {
        Map<String, String> texts = new LinkedHashMap<>();
        members.properties()
                .forEach(member -> texts.put(member.getKey(), member.getValue().stringValue()));
        return texts;
    }

    static @Nullable String text(JsonNode members, String name) {
        JsonNode value = members.get(name);
        return value == null ? null : value.stringValue();
    }

    private static Handlers handlers(JsonNode members) {
        String code = text(members, "code");
        return code == null
                ? new Handlers.Templates(
                        text(members, "requestMappingTemplate"),
                        text(members, "responseMappingTemplate"))
                : new Handlers.Script(code);
    }

    private static @Nullable CachingConfig caching(JsonNode members) {
        JsonNode config = members.get("cachingConfig");
        if (config == null) {
            return null;
        }
        List<String> keys = new ArrayList<>();
        config.path("cachingKeys").forEach(key -> keys.add(key.stringValue()));
        return new CachingConfig(Duration.ofSeconds(config.path("ttl").longValue()), keys);
    }
}
