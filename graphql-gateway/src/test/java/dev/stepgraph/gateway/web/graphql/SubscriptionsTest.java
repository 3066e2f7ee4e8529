package dev.stepgraph.gateway.web.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.execution.CallerContext;
import dev.stepgraph.gateway.execution.ExecutableApi;
import dev.stepgraph.gateway.execution.OperationRequest;
import dev.stepgraph.gateway.execution.OperationResult;
import dev.stepgraph.gateway.execution.SubscriptionStart;
import dev.stepgraph.gateway.resolver.HandlerEffect;
import dev.stepgraph.gateway.resolver.HandlerError;
import dev.stepgraph.gateway.resolver.HandlerResult;
import dev.stepgraph.gateway.resolver.HandlerResult.Outcome;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/** What a mutation hands on, and what subscribers begin with and are sent. */
class SubscriptionsTest {

    private static final String SDL =
            """
            type Query { a: Int }
            type Mutation { post(id: ID, title: String): Post }
            type Subscription {
                posted(id: ID): Post @aws_subscribe(mutations: ["post"])
                surely: Post! @aws_subscribe(mutations: ["post"])
                secret: Post @aws_subscribe(mutations: ["post"])
            }
            type Post { id: ID, title: String, must: Int!, json: AWSJSON, secret: Int, author: Author }
            type Author { name: String }
            """;

    private final TestGateway gateway = new TestGateway();

    @BeforeEach
    void serve() {
        gateway.handlers()
                .value(
                        "post",
                        context ->
                                ((ObjectNode) context.member("arguments"))
                                        .deepCopy()
                                        .put("must", 1)
                                        .set("json", JsonText.parse("{\"a\": 1}")))
                .value("author", context -> JsonText.parse("{\"name\": \"n\"}"));
        gateway.serve(
                new TestApi(SDL)
                        .field("Mutation.post", "post")
                        .field("Post.author", "author")
                        .field("Subscription.posted", "subscribing"));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void handsOnWhatAMutationSelectedByTheNamesOfFields() {
        // when
        gateway.ask(
                "mutation { x: post(id: 5, title: \"t\") { __typename key: id ...F author { who: name } } }"
                        + " fragment F on Post { title }");

        // then
        assertThat(gateway.mutations())
                .singleElement()
                .satisfies(mutation -> {
                    assertThat(mutation.apiId()).isEqualTo(TestApi.ID);
                    assertThat(mutation.fieldName()).isEqualTo("post");
                    assertThat(mutation.arguments())
                            .isEqualTo(JsonText.parse("{\"id\": \"5\", \"title\": \"t\"}"));
                    assertThat(mutation.payload())
                            .isEqualTo(
                                    JsonText.parse(
                                            """
                                            {"__typename": "Post", "id": "5",
                                             "author": {"name": "n"}, "title": "t"}
                                            """));
                });
    }

    @Test
    void runsTheResolverOfAFieldThatIsSubscribedTo() {
        // given
        ObjectNode filter = JsonNodeFactory.instance.objectNode().put("f", 1);
        gateway.handlers()
                .response(
                        "subscribing",
                        context ->
                                new HandlerResult(
                                        new Outcome.Value("null", NullNode.getInstance()),
                                        JsonNodeFactory.instance.objectNode(),
                                        List.of(),
                                        List.of(new HandlerEffect.SetSubscriptionFilter(filter)),
                                        List.of()));

        // when
        SubscriptionStart start =
                start("subscription($i: ID) { p: posted(id: $i) { id } }", "alice");

        // then
        assertThat(start)
                .isInstanceOfSatisfying(
                        SubscriptionStart.Started.class,
                        started -> {
                            assertThat(started.fieldName()).isEqualTo("posted");
                            assertThat(started.arguments().isEmpty()).isTrue();
                            assertThat(started.effects())
                                    .containsExactly(
                                            new HandlerEffect.SetSubscriptionFilter(filter));
                        });
    }

    @Test
    void startsWithoutAResolverAndWithoutAValue() {
        // when, then
        assertThat(start("subscription { surely { id } }", "alice"))
                .isInstanceOf(SubscriptionStart.Started.class);
    }

    @Test
    void refusesThoseWhoMayNotOrWhomTheResolverTurnsAway() {
        // given
        HandlerError error = new HandlerError("no", "Unauthorized", null, null);
        gateway.handlers().request("subscribing", context -> NamedHandlers.failed(error, context));

        // when, then
        assertThat(refusal("subscription { posted { id } }")).isEqualTo("no");
        assertThat(refusal("subscription { secret { id } }"))
                .isEqualTo("Not Authorized to access secret on type Subscription");
        assertThat(refusal("subscription { none }")).startsWith("Validation error");
    }

    @Test
    void sendsASubscriberItsOwnSelectionOfThePayload() {
        // given
        SubscriptionStart.Started started =
                (SubscriptionStart.Started)
                        start(
                                "subscription { p: posted { k: id title json secret author { name } } }",
                                "alice");
        JsonNode payload =
                JsonText.parse(
                        "{\"id\": \"5\", \"must\": 1, \"secret\": 9, \"json\": \"{\\\"a\\\":1}\"}");

        // when
        OperationResult alice = deliver(started, "alice", payload);
        OperationResult admin = deliver(started, "admin", payload);

        // then
        assertThat(alice.data())
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"p": {"k": "5", "title": null, "json": "{\\"a\\":1}",
                                    "secret": null, "author": null}}
                                """));
        assertThat(alice.errors())
                .singleElement()
                .satisfies(error ->
                        assertThat(error.message())
                                .isEqualTo("Not Authorized to access secret on type Post"));
        assertThat(admin.data().path("p").path("secret").asInt()).isEqualTo(9);
        assertThat(admin.errors()).isEmpty();
    }

    @Test
    void answersASubscriptionOverHttpWithAnError() {
        // when, then
        assertThat(
                        gateway.ask("subscription { surely { id } }")
                                .path("errors")
                                .path(0)
                                .path("errorType")
                                .asString())
                .isEqualTo("UnsupportedOperation");
    }

    private String refusal(String query) {
        return ((SubscriptionStart.Refused) start(query, "alice")).errors().getFirst().message();
    }

    private SubscriptionStart start(String query, String name) {
        return gateway.subscriptions().start(api(), request(query), context(name));
    }

    private OperationResult deliver(
            SubscriptionStart.Started started, String name, JsonNode payload) {
        return gateway.subscriptions().deliver(api(), started, context(name), payload);
    }

    private ExecutableApi api() {
        return gateway.apis().current(TestApi.ID).orElseThrow();
    }

    private static CallerContext context(String name) {
        return new CallerContext(TestGateway.caller(name), Map.of(), null, "request");
    }

    private static OperationRequest request(String query) {
        return new OperationRequest(query, null, JsonNodeFactory.instance.objectNode());
    }
}
