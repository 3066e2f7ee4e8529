package dev.stepgraph.gateway.web.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.registry.Handlers;
import dev.stepgraph.gateway.resolver.HandlerError;
import dev.stepgraph.gateway.resolver.HandlerResult;
import dev.stepgraph.gateway.resolver.HandlerResult.Outcome;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** What resolvers see, in what order they run, and what becomes of what they answer. */
class ResolversTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final String SDL =
            """
            type Query {
                echo(text: String, json: AWSJSON, at: AWSTimestamp): Echo
                posts: [Post!]
                node: Node
                any: [Thing]
                piped(n: Int): Int
                number: Int
                list: [Int]
                must: Int!
                json: AWSJSON
            }
            type Mutation { add(n: Int): Post }
            type Echo { context: AWSJSON, nested: Nested }
            type Nested { id: ID, deep: Nested }
            interface Node { id: ID }
            type Post implements Node { id: ID, title: String, author: Author }
            type Author implements Node { id: ID, name: String }
            union Thing = Post | Author
            """;

    private final TestGateway gateway = new TestGateway();
    private final TestApi api = new TestApi(SDL);

    @BeforeEach
    void handlers() {
        gateway.handlers()
                .value(
                        "context",
                        context -> NODES.objectNode().set("context", context.members().toJson()))
                .value(
                        "posts",
                        context ->
                                JsonText.parse(
                                        "[{\"id\": 1, \"a\": 7}, {\"id\": 2, \"a\": 8},"
                                                + " {\"id\": 3, \"a\": 7}]"));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void showsAHandlerItsWholeContext() {
        // given
        gateway.serve(api.field("Query.echo", "context").environment("STAGE", "dev"));

        // when
        JsonNode answer =
                gateway.ask(
                        """
                        query Q($t: String, $yes: Boolean!) {
                            echo(text: $t, json: "{\\"a\\": [1]}", at: -5) {
                                ...Part
                                other: nested @include(if: $yes) { id deep { id } }
                                nested @skip(if: $yes) { id }
                            }
                        }
                        fragment Part on Echo { context }
                        """,
                        JsonText.parse("{\"t\": null, \"yes\": true}"));

        // then
        JsonNode context =
                JsonText.parse(answer.path("data").path("echo").path("context").asString());
        assertThat(context.path("arguments"))
                .isEqualTo(JsonText.parse("{\"text\": null, \"json\": {\"a\": [1]}, \"at\": -5}"));
        assertThat(context.path("identity").path("sub").asString()).isEqualTo("alice");
        assertThat(context.path("source").isNull()).isTrue();
        assertThat(context.path("env")).isEqualTo(JsonText.parse("{\"STAGE\": \"dev\"}"));
        assertThat(context.path("request").path("headers").path("x-api-key").asString())
                .isEqualTo("alice");
        assertThat(context.path("request").path("domainName").isNull()).isTrue();
        JsonNode info = context.path("info");
        assertThat(info.path("fieldName").asString()).isEqualTo("echo");
        assertThat(info.path("parentTypeName").asString()).isEqualTo("Query");
        assertThat(info.path("variables"))
                .isEqualTo(JsonText.parse("{\"t\": null, \"yes\": true}"));
        assertThat(info.path("selectionSetList"))
                .isEqualTo(
                        JsonText.parse(
                                "[\"context\", \"other\", \"other/id\", \"other/deep\","
                                        + " \"other/deep/id\"]"));
        assertThat(info.path("selectionSetGraphQL").asString()).contains("other: nested");
    }

    @Test
    void givesNestedResolversTheObjectTheyBelongTo() {
        // given
        gateway.handlers()
                .value(
                        "author",
                        context -> {
                            ObjectNode author = NODES.objectNode();
                            author.set("id", context.member("source").path("a"));
                            return author.put("name", "n" + context.member("source").path("id"));
                        });
        gateway.serve(api.field("Query.posts", "posts").field("Post.author", "author"));

        // when
        JsonNode answer = gateway.ask("{posts {id author {id name}}}");

        // then
        assertThat(answer)
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"data": {"posts": [
                                    {"id": "1", "author": {"id": "7", "name": "n1"}},
                                    {"id": "2", "author": {"id": "8", "name": "n2"}},
                                    {"id": "3", "author": {"id": "7", "name": "n3"}}]}}
                                """));
    }

    @Test
    void sendsAFunctionWithoutHandlersTheContextItself() {
        // given
        gateway.sources().function(payload -> payload.path("arguments").path("n"));
        gateway.serve(api.field("Query.piped", "lambda", new Handlers.Templates(null, null), 0));

        // when
        JsonNode answer = gateway.ask("{piped(n: 3)}");

        // then
        assertThat(answer).isEqualTo(JsonText.parse("{\"data\": {\"piped\": 3}}"));
        assertThat(gateway.sources().requests().getFirst().path("payload").propertyNames())
                .contains("arguments", "identity", "source", "request", "prev", "info", "stash");
    }

    @Test
    void showsErrorsInAppSyncsShape() {
        // given
        HandlerError error =
                new HandlerError(
                        "No such post",
                        "NotFound",
                        JsonText.parse("{\"id\": 1, \"title\": \"t\", \"secret\": 2}"),
                        JsonText.parse("{\"hint\": 3}"));
        gateway.handlers().request("fails", context -> NamedHandlers.failed(error, context));
        gateway.serve(api.field("Mutation.add", "fails"));

        // when
        JsonNode answer =
                gateway.ask("mutation {\n  add(n: 1) { title ...F }\n}\nfragment F on Post { id }");

        // then
        assertThat(answer)
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"data": {"add": null}, "errors": [{
                                    "path": ["add"],
                                    "data": {"title": "t", "id": 1},
                                    "errorType": "NotFound",
                                    "errorInfo": {"hint": 3},
                                    "locations": [{"line": 2, "column": 3, "sourceName": null}],
                                    "message": "No such post"
                                }]}
                                """));
    }

    @Test
    void keepsTheValueBesideAppendedErrors() {
        // given
        HandlerError error = new HandlerError("Stale", "Warning", null, null);
        gateway.handlers()
                .response(
                        "warns",
                        context ->
                                new HandlerResult(
                                        new Outcome.Value("4", NODES.numberNode(4)),
                                        NODES.objectNode(),
                                        List.of(error),
                                        List.of(),
                                        List.of()));
        gateway.serve(api.field("Query.number", "warns"));

        // when
        JsonNode answer = gateway.ask("{number}");

        // then
        assertThat(answer.path("data")).isEqualTo(JsonText.parse("{\"number\": 4}"));
        assertThat(answer.path("errors").path(0).path("message").asString()).isEqualTo("Stale");
    }

    @Test
    void tellsHandlersOfAFailedDataSource() {
        // given
        gateway.sources()
                .function(payload -> {
                    throw new DataSourceException(
                            "Lambda:Unhandled", "boom", JsonText.parse("{\"title\": 1}"));
                });
        gateway.serve(api.field("Mutation.add", "lambda", new Handlers.Script("any"), 0));

        // when
        JsonNode error = gateway.ask("mutation {add {title}}").path("errors").path(0);

        // then
        assertThat(error.path("errorType").asString()).isEqualTo("Lambda:Unhandled");
        assertThat(error.path("message").asString()).isEqualTo("boom");
        assertThat(error.path("data")).isEqualTo(JsonText.parse("{\"title\": 1}"));
    }

    @Test
    void wordsWhatIsWrongWithValuesAsAppSyncDoes() {
        // given
        gateway.handlers()
                .value("null", context -> null)
                .value("text", context -> NODES.stringNode("nine"));
        gateway.serve(
                api.field("Query.must", "null")
                        .field("Query.list", "text")
                        .field("Query.number", "text"));

        // when, then
        assertThat(gateway.ask("{must}"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"data": null, "errors": [{"path": ["must"], "locations": null,
                                    "message": "Cannot return null for non-nullable type: 'Int' within parent 'Query' (/must)"}]}
                                """));
        assertThat(gateway.ask("{list}").path("errors").path(0).path("message").asString())
                .isEqualTo("Can't resolve value (/list) : type mismatch error, expected type LIST");
        assertThat(gateway.ask("{number}").path("errors").path(0).path("message").asString())
                .startsWith("Can't serialize value (/number) : ");
    }

    @Test
    void masksFaultsOfItsOwn() {
        // given
        gateway.handlers()
                .request(
                        "bug",
                        context -> {
                            throw new IllegalStateException("jdbc:secret");
                        });
        gateway.serve(api.field("Query.number", "bug"));

        // when
        JsonNode answer = gateway.ask("{number}");

        // then
        assertThat(answer.toString()).doesNotContain("secret", "IllegalState");
        assertThat(answer.path("errors").path(0).path("errorType").asString())
                .isEqualTo("InternalFailure");
    }

    @Test
    void tellsTypesApartByTheirTypename() {
        // given
        gateway.handlers()
                .value(
                        "things",
                        context ->
                                JsonText.parse(
                                        "[{\"__typename\": \"Post\", \"title\": \"t\"},"
                                                + " {\"__typename\": \"Author\", \"name\": \"n\"}]"));
        gateway.serve(api.field("Query.any", "things"));

        // when, then
        assertThat(gateway.ask("{any {__typename ... on Post {title} ... on Author {name}}}"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"data": {"any": [{"__typename": "Post", "title": "t"},
                                    {"__typename": "Author", "name": "n"}]}}
                                """));
    }

    @Test
    void answersJsonAsText() {
        // given
        gateway.handlers().value("json", context -> JsonText.parse("{\"a\": [1, \"b\"]}"));
        gateway.serve(api.field("Query.json", "json"));

        // when, then
        assertThat(gateway.ask("{json}").path("data").path("json").asString())
                .isEqualTo("{\"a\":[1,\"b\"]}");
    }
}
