package dev.stepgraph.gateway.web.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.registry.Handlers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How the calls of sibling fields become one. */
class GatheredCallsTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final String SDL =
            """
            type Query { posts: [Post!] }
            type Post { author: Author, editor: Author }
            type Author { name: String, mentor: Author }
            """;

    private final TestGateway gateway = new TestGateway();
    private final TestApi api = new TestApi(SDL);

    @BeforeEach
    void posts() {
        gateway.handlers()
                .value("posts", _ -> JsonText.parse("[{\"id\": 1}, {\"id\": 2}, {\"id\": 3}]"));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void gathersTheCallsOfSiblingsForABatchingFunction() {
        // given
        gateway.handlers()
                .request(
                        "batch",
                        context ->
                                NamedHandlers.value(
                                        NODES.objectNode()
                                                .put("operation", "BatchInvoke")
                                                .set("payload", context.member("source")),
                                        context));
        gateway.sources()
                .function(payload -> {
                    ArrayNode authors = NODES.arrayNode();
                    payload.forEach(post -> authors.addObject().put("name", "n" + post.path("id")));
                    return authors;
                });
        gateway.serve(
                api.field("Query.posts", "posts")
                        .field("Post.author", "lambda", new Handlers.Script("batch"), 2));

        // when
        JsonNode answer = gateway.ask("{posts {author {name}}}");

        // then
        assertThat(answer)
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"data": {"posts": [{"author": {"name": "n1"}},
                                    {"author": {"name": "n2"}}, {"author": {"name": "n3"}}]}}
                                """));
        assertThat(gateway.sources().requests())
                .extracting(request -> request.path("payload").size())
                .containsExactlyInAnyOrder(2, 1);
    }

    @Test
    void tellsABatchOfFunctionsWithoutHandlersApart() {
        // given
        gateway.sources()
                .function(payload ->
                        JsonText.parse(
                                """
                                [{"data": {"name": "a"}},
                                 {"data": null, "errorMessage": "gone", "errorType": "Gone"},
                                 {"data": {"name": "c"}}]
                                """));
        gateway.serve(
                api.field("Query.posts", "posts")
                        .field("Post.author", "lambda", new Handlers.Templates(null, null), 5));

        // when
        JsonNode answer = gateway.ask("{posts {author {name}}}");

        // then
        assertThat(answer.path("data"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"posts": [{"author": {"name": "a"}}, {"author": null},
                                    {"author": {"name": "c"}}]}
                                """));
        assertThat(answer.path("errors")).hasSize(1);
        assertThat(answer.path("errors").path(0).path("errorType").asString()).isEqualTo("Gone");
        assertThat(answer.path("errors").path(0).path("path"))
                .isEqualTo(JsonText.parse("[\"posts\", 1, \"author\"]"));
    }

    @Test
    void callsTwoBatchingFunctionsSideBySide() {
        // given
        CyclicBarrier both = new CyclicBarrier(2);
        gateway.sources()
                .function(sources -> {
                    await(both);
                    return named(sources, "n");
                });
        gateway.serve(
                api.field("Query.posts", "posts")
                        .field("Post.author", "lambda", new Handlers.Templates(null, null), 5)
                        .field("Post.editor", "lambda", new Handlers.Templates(null, null), 5));

        // when
        JsonNode answer = gateway.ask("{posts {author {name} editor {name}}}");

        // then
        assertThat(answer.path("data").path("posts"))
                .hasSize(3)
                .allSatisfy(post -> {
                    assertThat(post.path("author").path("name").asString()).isEqualTo("n");
                    assertThat(post.path("editor").path("name").asString()).isEqualTo("n");
                });
    }

    @Test
    void gathersBelowWhatWasGathered() {
        // given
        gateway.sources().function(sources -> named(sources, "n" + sources.size()));
        gateway.serve(
                api.field("Query.posts", "posts")
                        .field("Post.author", "lambda", new Handlers.Templates(null, null), 5)
                        .field("Author.mentor", "lambda", new Handlers.Templates(null, null), 2));

        // when
        JsonNode answer = gateway.ask("{posts {author {name mentor {name mentor {name}}}}}");

        // then
        assertThat(answer.path("data").path("posts").path(0))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"author": {"name": "n3",
                                    "mentor": {"name": "n2", "mentor": {"name": "n2"}}}}
                                """));
        assertThat(gateway.sources().requests())
                .extracting(request -> request.path("payload").size())
                .containsExactlyInAnyOrder(3, 2, 1, 2, 1);
    }

    private static ArrayNode named(JsonNode calls, String name) {
        ArrayNode authors = NODES.arrayNode();
        calls.forEach(_ -> authors.addObject().putObject("data").put("name", name));
        return authors;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
