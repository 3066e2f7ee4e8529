package dev.stepgraph.gateway.web.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.registry.Handlers;
import dev.stepgraph.gateway.resolver.HandlerResult;
import dev.stepgraph.gateway.resolver.HandlerResult.Outcome;
import dev.stepgraph.gateway.resolver.ResolverContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** In what order a pipeline's handlers run, and which are left out. */
class PipelinesTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final String SDL = "type Query { piped(n: Int): Int, number: Int, must: Int! }";

    private final TestGateway gateway = new TestGateway();
    private final TestApi api = new TestApi(SDL);

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void runsAPipelineBeforeThroughAndAfterItsFunctions() {
        // given
        gateway.handlers()
                .request("pipe", context -> stashed(context, "before"))
                .response(
                        "pipe",
                        context -> {
                            assertThat(context.member("stash").path("steps").asString())
                                    .isEqualTo("before one two");
                            return NamedHandlers.value(
                                    context.member("prev").path("result"), context);
                        })
                .request("one", context -> stashed(context, "one"))
                .request("two", context -> stashed(context, "two"))
                .response("one", PipelinesTest::plusOne)
                .response("two", PipelinesTest::plusOne);
        gateway.serve(
                api.pipeline("Query.piped", new Handlers.Script("pipe"), "one", "two")
                        .function("one", new Handlers.Script("one"))
                        .function("two", new Handlers.Script("two")));

        // when, then
        assertThat(gateway.ask("{piped(n: 40)}"))
                .isEqualTo(JsonText.parse("{\"data\": {\"piped\": 42}}"));
    }

    @Test
    void leavesFunctionsOutAfterAnEarlyReturn() {
        // given
        gateway.handlers()
                .request("pipe", context -> stashed(context, "before"))
                .response(
                        "pipe",
                        context ->
                                NamedHandlers.value(context.member("prev").path("result"), context))
                .request("next", context -> early(1, false, context))
                .request("end", context -> early(2, true, context))
                .request("never", context -> early(3, true, context));
        gateway.serve(
                api.pipeline("Query.piped", new Handlers.Script("pipe"), "next", "end", "never")
                        .pipeline("Query.number", new Handlers.Script("pipe"), "next")
                        .field("Query.must", "next")
                        .function("next", new Handlers.Script("next"))
                        .function("end", new Handlers.Script("end"))
                        .function("never", new Handlers.Script("never")));

        // when, then
        assertThat(gateway.ask("{piped number must}"))
                .isEqualTo(
                        JsonText.parse("{\"data\": {\"piped\": 2, \"number\": 1, \"must\": 1}}"));
    }

    @Test
    void answersATemplatesReturnFromABeforeStepWithoutTheAfterStep() {
        // given
        gateway.handlers()
                .request("before", context -> early(5, true, context))
                .request("after", context -> early(6, true, context));
        gateway.serve(api.pipeline("Query.piped", new Handlers.Templates("before", "after")));

        // when, then
        assertThat(gateway.ask("{piped}")).isEqualTo(JsonText.parse("{\"data\": {\"piped\": 5}}"));
    }

    private static HandlerResult stashed(ResolverContext context, String step) {
        ObjectNode stash = NODES.objectNode();
        String steps = context.member("stash").path("steps").asString("");
        stash.put("steps", (steps + " " + step).strip());
        ObjectNode request = NODES.objectNode();
        JsonNode previous = context.member("prev").path("result");
        request.set(
                "payload", previous.isNumber() ? previous : context.member("arguments").path("n"));
        return new HandlerResult(
                new Outcome.Value("", request), stash, List.of(), List.of(), List.of());
    }

    private static HandlerResult plusOne(ResolverContext context) {
        int result = context.member("result").asInt(0);
        return NamedHandlers.value(NODES.numberNode(result + 1), context);
    }

    private static HandlerResult early(int value, boolean skip, ResolverContext context) {
        return NamedHandlers.of(new Outcome.EarlyReturn(NODES.numberNode(value), skip), context);
    }
}
