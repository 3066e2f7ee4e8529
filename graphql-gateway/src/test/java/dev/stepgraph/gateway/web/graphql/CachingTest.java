package dev.stepgraph.gateway.web.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.registry.ApiCache.Behavior;
import dev.stepgraph.gateway.resolver.HandlerEffect;
import dev.stepgraph.gateway.resolver.HandlerError;
import dev.stepgraph.gateway.resolver.HandlerResult;
import dev.stepgraph.gateway.resolver.HandlerResult.Outcome;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Which results are answered again, to whom, and for how long. */
class CachingTest {

    private static final String SDL =
            """
            type Query { n(id: ID, other: Int): Int, posts: [Post], more: [Post] }
            type Mutation { change(id: ID): Int }
            type Post { id: ID, count: Int }
            """;

    private final TestGateway gateway = new TestGateway();
    private final AtomicInteger calls = new AtomicInteger();

    @BeforeEach
    void handlers() {
        gateway.handlers()
                .value("n", context -> JsonNodeFactory.instance.numberNode(calls.incrementAndGet()))
                .value("posts", context -> JsonText.parse("[{\"id\": 1}, {\"id\": 2}]"))
                .response("evict", context -> evicting());
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void answersTheSameQuestionOfTheSameCallerOnce() {
        // given
        gateway.serve(new TestApi(SDL).cache(Behavior.FULL_REQUEST_CACHING).field("Query.n", "n"));

        // when, then
        assertThat(n("alice", "id: 1")).isEqualTo(1);
        assertThat(n("alice", "id: 1")).isEqualTo(1);
        assertThat(n("alice", "id: 2")).isEqualTo(2);
        assertThat(n("bob", "id: 1")).isEqualTo(3);
        gateway.clock().advance(Duration.ofSeconds(61));
        assertThat(n("alice", "id: 1")).isEqualTo(4);
    }

    @Test
    void keepsMutationsNever() {
        // given
        gateway.serve(
                new TestApi(SDL)
                        .cache(Behavior.FULL_REQUEST_CACHING)
                        .field("Mutation.change", "n"));

        // when, then
        assertThat(gateway.ask("mutation {change}").path("data").path("change").asInt()).isOne();
        assertThat(gateway.ask("mutation {change}").path("data").path("change").asInt())
                .isEqualTo(2);
    }

    @Test
    void tellsTheObjectsOfAFieldApart() {
        // given
        gateway.serve(
                new TestApi(SDL)
                        .cache(Behavior.FULL_REQUEST_CACHING)
                        .field("Query.posts", "posts")
                        .field("Post.count", "n"));

        // when
        JsonNode first = gateway.ask("{posts {count}}");
        JsonNode second = gateway.ask("{posts {count}}");

        // then
        assertThat(first).isEqualTo(second);
        assertThat(first.toString()).contains("1").contains("2");
    }

    @Test
    void tellsResultsApartByTheKeysOfTheirResolver() {
        // given
        gateway.serve(
                new TestApi(SDL)
                        .cache(Behavior.PER_RESOLVER_CACHING)
                        .keptField(
                                "Query.n", "n", "$context.arguments.id", "$context.identity.sub"));

        // when, then
        assertThat(n("alice", "id: 1, other: 1")).isEqualTo(1);
        assertThat(n("alice", "id: 1, other: 2")).isEqualTo(1);
        assertThat(n("bob", "id: 1, other: 1")).isEqualTo(2);
        assertThat(n("alice", "id: 2, other: 1")).isEqualTo(3);
    }

    @Test
    void keepsNothingOfResolversThatDoNotAskForIt() {
        // given
        gateway.serve(new TestApi(SDL).cache(Behavior.PER_RESOLVER_CACHING).field("Query.n", "n"));

        // when, then
        assertThat(n("alice", "id: 1")).isEqualTo(1);
        assertThat(n("alice", "id: 1")).isEqualTo(2);
    }

    @Test
    void forgetsWhatAMutationEvicts() {
        // given
        gateway.serve(
                new TestApi(SDL)
                        .cache(Behavior.PER_RESOLVER_CACHING)
                        .keptField("Query.n", "n", "$context.arguments.id")
                        .field("Mutation.change", "evict"));
        assertThat(n("alice", "id: 1")).isEqualTo(1);
        assertThat(n("alice", "id: 2")).isEqualTo(2);

        // when
        gateway.ask("mutation {change}");

        // then
        assertThat(n("alice", "id: 1")).isEqualTo(3);
        assertThat(n("alice", "id: 2")).isEqualTo(2);
    }

    @Test
    void forgetsEverythingWithANewRevision() {
        // given
        gateway.serve(new TestApi(SDL).cache(Behavior.FULL_REQUEST_CACHING).field("Query.n", "n"));
        assertThat(n("alice", "id: 1")).isEqualTo(1);

        // when
        gateway.serve(
                new TestApi(SDL)
                        .number(2)
                        .cache(Behavior.FULL_REQUEST_CACHING)
                        .field("Query.n", "n"));

        // then
        assertThat(n("alice", "id: 1")).isEqualTo(2);
    }

    @Test
    void keepsWholeAnswersToTheSameQueryOfTheSameCaller() {
        // given
        gateway.serve(
                new TestApi(SDL).cache(Behavior.OPERATION_LEVEL_CACHING).field("Query.n", "n"));

        // when, then
        assertThat(n("alice", "id: 1")).isEqualTo(1);
        assertThat(n("alice", "id: 1")).isEqualTo(1);
        assertThat(n("bob", "id: 1")).isEqualTo(2);
        assertThat(n("alice", "id: 2")).isEqualTo(3);
        gateway.clock().advance(Duration.ofSeconds(61));
        assertThat(n("alice", "id: 1")).isEqualTo(4);
    }

    @Test
    void gathersOnlyWhatIsNotKept() {
        // given
        gateway.handlers()
                .value("posts", context -> JsonText.parse("[{\"id\": 1}, {\"id\": 2}]"))
                .value("more", context -> JsonText.parse("[{\"id\": 2}, {\"id\": 3}, {\"id\": 1}]"))
                .request(
                        "batch",
                        context ->
                                NamedHandlers.value(
                                        JsonNodeFactory.instance
                                                .objectNode()
                                                .put("operation", "BatchInvoke")
                                                .set("payload", context.member("source")),
                                        context));
        gateway.sources()
                .function(payload -> {
                    ArrayNode counts = JsonNodeFactory.instance.arrayNode();
                    payload.forEach(post -> counts.add(10 * calls.incrementAndGet()));
                    return counts;
                });
        gateway.serve(
                new TestApi(SDL)
                        .cache(Behavior.PER_RESOLVER_CACHING)
                        .field("Query.posts", "posts")
                        .field("Query.more", "more")
                        .keptBatch("Post.count", "batch", "$context.source.id"));

        // when
        JsonNode first = gateway.ask("{posts {count}}");
        JsonNode second = gateway.ask("{more {id count}}");
        JsonNode third = gateway.ask("{more {id count}}");

        // then
        assertThat(first.path("data").path("posts"))
                .isEqualTo(JsonText.parse("[{\"count\": 10}, {\"count\": 20}]"));
        assertThat(second.path("data").path("more"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                [{"id": "2", "count": 20}, {"id": "3", "count": 30},
                                {"id": "1", "count": 10}]
                                """));
        assertThat(third).isEqualTo(second);
        assertThat(gateway.sources().requests())
                .extracting(request -> request.path("payload").size())
                .containsExactly(2, 1);
    }

    @Test
    void keepsNoErrors() {
        // given
        gateway.handlers()
                .request(
                        "flaky",
                        context ->
                                calls.incrementAndGet() == 1
                                        ? NamedHandlers.failed(
                                                new HandlerError("no", null, null, null), context)
                                        : NamedHandlers.value(
                                                JsonText.parse("{\"payload\": 7}"), context));
        gateway.serve(
                new TestApi(SDL).cache(Behavior.FULL_REQUEST_CACHING).field("Query.n", "flaky"));

        // when
        JsonNode failed = gateway.ask("{n}");

        // then
        assertThat(failed.path("errors")).hasSize(1);
        assertThat(gateway.ask("{n}").path("data").path("n").asInt()).isEqualTo(7);
    }

    private int n(String caller, String arguments) {
        return gateway.askAs(caller, "{n(" + arguments + ")}").path("data").path("n").asInt();
    }

    private static HandlerResult evicting() {
        return new HandlerResult(
                new Outcome.Value("1", JsonNodeFactory.instance.numberNode(1)),
                JsonNodeFactory.instance.objectNode(),
                List.of(),
                List.of(
                        new HandlerEffect.EvictFromApiCache(
                                "Query", "n", JsonText.parse("{\"context.arguments.id\": \"1\"}"))),
                List.of());
    }
}
