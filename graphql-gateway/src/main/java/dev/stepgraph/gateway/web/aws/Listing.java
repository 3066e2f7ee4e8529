package dev.stepgraph.gateway.web.aws;

import dev.stepgraph.common.aws.PageTokens;
import dev.stepgraph.gateway.registry.Page;
import dev.stepgraph.gateway.registry.PageRequest;

import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.function.Function;

/** Pages of lists: {@code maxResults} and {@code nextToken}. */
@Component
class Listing {

    private static final int MAX_RESULTS = 25;
    private static final Shape MAX_RESULTS_SHAPE = Shape.text(1, 2, "[0-9]|1[0-9]|2[0-5]");
    private static final Shape TOKEN = Shape.text(1, 65_536);

    private final PageTokens tokens;

    Listing(PageTokens tokens) {
        this.tokens = tokens;
    }

    /** The page that is asked for. */
    PageRequest requested(ManagementRequest request) {
        String limit = request.query("maxResults", MAX_RESULTS_SHAPE);
        String token = request.query("nextToken", TOKEN);
        int asked = limit == null ? 0 : Integer.parseInt(limit);
        return new PageRequest(
                token == null ? "" : tokens.open(scope(request), token),
                asked == 0 ? MAX_RESULTS : asked);
    }

    /** The answer that carries a page. */
    <T> ManagementAnswer answer(
            ManagementRequest request, String member, Page<T> page, Function<T, JsonNode> show) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        page.items().forEach(item -> items.add(show.apply(item)));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set(member, items);
        if (page.next() != null) {
            answer.put("nextToken", tokens.issue(scope(request), page.next()));
        }
        return ManagementAnswer.of(answer);
    }

    /** A token is good for the same list only. */
    private static String scope(ManagementRequest request) {
        StringBuilder scope = new StringBuilder(request.operation());
        request.path().values().stream().sorted().forEach(part -> scope.append('\n').append(part));
        return scope.toString();
    }
}
