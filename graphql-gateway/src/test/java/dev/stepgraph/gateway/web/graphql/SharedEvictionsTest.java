package dev.stepgraph.gateway.web.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.web.AnotherReplica;
import dev.stepgraph.gateway.web.RunningGateway;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.appsync.model.ApiCacheType;
import software.amazon.awssdk.services.appsync.model.ApiCachingBehavior;
import software.amazon.awssdk.services.appsync.model.RuntimeName;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What one replica evicts from an API's cache, no replica answers any more. */
class SharedEvictionsTest extends RunningGateway {

    private static final String SDL =
            """
            type Query { drawn(id: ID!): String }
            type Mutation { byTemplate(id: ID!): Boolean byScript(id: ID!): Boolean }
            """;

    private static final String SCRIPT =
            """
            import { util, extensions } from '@aws-appsync/utils';
            export function request(ctx) { return { payload: true }; }
            export function response(ctx) {
              extensions.evictFromApiCache('Query', 'drawn', { 'context.arguments.id': ctx.args.id });
              return true;
            }
            """;

    private String apiId = "";
    private String key = "";

    @BeforeEach
    void createApiWithACache() {
        apiId = createApi().apiId();
        upload(apiId, SDL);
        createNoneDataSource(apiId);
        appsync.createApiCache(r ->
                r.apiId(apiId)
                        .ttl(3_600L)
                        .type(ApiCacheType.SMALL)
                        .apiCachingBehavior(ApiCachingBehavior.PER_RESOLVER_CACHING));
        appsync.createResolver(r ->
                r.apiId(apiId)
                        .typeName("Query")
                        .fieldName("drawn")
                        .dataSourceName("none")
                        .requestMappingTemplate(
                                "{\"version\": \"2018-05-29\", \"payload\": \"$util.autoId()\"}")
                        .responseMappingTemplate("$util.toJson($ctx.result)")
                        .cachingConfig(c -> c.ttl(3_600L).cachingKeys("$context.arguments.id")));
        appsync.createResolver(r ->
                r.apiId(apiId)
                        .typeName("Mutation")
                        .fieldName("byTemplate")
                        .dataSourceName("none")
                        .requestMappingTemplate("{\"version\": \"2018-05-29\", \"payload\": true}")
                        .responseMappingTemplate(
                                """
                                $extensions.evictFromApiCache("Query", "drawn",
                                    {"context.arguments.id": $ctx.args.id})
                                true
                                """));
        appsync.createResolver(r ->
                r.apiId(apiId)
                        .typeName("Mutation")
                        .fieldName("byScript")
                        .dataSourceName("none")
                        .runtime(runtime ->
                                runtime.name(RuntimeName.APPSYNC_JS).runtimeVersion("1.0.0"))
                        .code(SCRIPT));
        key = appsync.createApiKey(r -> r.apiId(apiId)).apiKey().id();
        // The other replica has heard of everything once it opens to the key, which came last.
        await(() -> !drawn(there(), "ready").isEmpty());
    }

    @Test
    void whatATemplateEvictsHere() {
        String kept = drawn(there(), "1");
        String other = drawn(there(), "2");
        assertThat(drawn(there(), "1")).isEqualTo(kept);

        ask(here(), "mutation { byTemplate(id: \\\"1\\\") }");

        await(() -> !drawn(there(), "1").equals(kept));
        assertThat(drawn(there(), "2")).isEqualTo(other);
    }

    @Test
    void whatAScriptEvictsThere() {
        String kept = drawn(here(), "1");
        assertThat(drawn(here(), "1")).isEqualTo(kept);

        ask(there(), "mutation { byScript(id: \\\"1\\\") }");

        await(() -> !drawn(here(), "1").equals(kept));
    }

    @Test
    void whatTakesTooMuchToNameIsEvictedWithItsField() {
        String huge = "x".repeat(20_000);
        String kept = drawn(there(), huge);
        assertThat(drawn(there(), huge)).isEqualTo(kept);

        ask(here(), "mutation { byTemplate(id: \\\"" + huge + "\\\") }");

        await(() -> !drawn(there(), huge).equals(kept));
    }

    @Test
    void everythingThatIsFlushedHere() {
        String kept = drawn(there(), "1");
        assertThat(drawn(there(), "1")).isEqualTo(kept);

        appsync.flushApiCache(r -> r.apiId(apiId));

        await(() -> !drawn(there(), "1").equals(kept));
    }

    private URI here() {
        return uri("/apis/" + apiId + "/graphql");
    }

    private URI there() {
        return AnotherReplica.uri("/apis/" + apiId + "/graphql");
    }

    private String drawn(URI uri, String id) {
        return ask(uri, "{ drawn(id: \\\"" + id + "\\\") }")
                .path("data")
                .path("drawn")
                .asString("");
    }

    private JsonNode ask(URI uri, String query) {
        return JsonText.parse(
                send(HttpRequest.newBuilder(uri)
                                .header("content-type", "application/json")
                                .header("x-api-key", key)
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"query\": \"%s\"}".formatted(query)))
                                .build())
                        .body());
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition::getAsBoolean);
    }
}
