package dev.stepgraph.workflow.asl.path;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;

/** A path that may lead to many values, or that ends in a function. */
final class PathQuery implements CompiledPath {

    private final List<Segment> segments;
    private final @Nullable PathFunction function;
    private final boolean isDefinite;

    PathQuery(List<Segment> segments, @Nullable PathFunction function) {
        this.segments = List.copyOf(segments);
        this.function = function;
        this.isDefinite = segments.stream().allMatch(Segment::isDefinite);
    }

    @Override
    public @Nullable JsonNode find(JsonNode root, EvaluationScope scope) {
        return find(root, root, scope.budget());
    }

    /**
     * @param start where the path starts: the root, or the value that a filter looks at
     */
    @Nullable JsonNode find(JsonNode start, JsonNode root, WorkBudget budget) {
        List<JsonNode> values = reach(start, new Walk(root, budget));
        if (values == null || (isDefinite && values.isEmpty())) {
            return null;
        }
        JsonNode value = isDefinite ? values.getFirst() : array(values, budget);
        return function == null ? value : function.apply(value, budget);
    }

    @Override
    public PathMiss explain(JsonNode root) {
        StringBuilder path = new StringBuilder("$");
        segments.forEach(segment -> path.append(segment.notation()));
        return PathMiss.notFound("No results for path: " + path);
    }

    private @Nullable List<JsonNode> reach(JsonNode start, Walk walk) {
        List<JsonNode> values = List.of(start);
        boolean wasDefinite = true;
        for (Segment segment : segments) {
            for (JsonNode value : values) {
                boolean isApplicable = segment.select(value, walk);
                if (wasDefinite && !isApplicable) {
                    return null;
                }
            }
            wasDefinite &= segment.isDefinite();
            values = walk.takeReached();
        }
        return values;
    }

    private static ArrayNode array(List<JsonNode> values, WorkBudget budget) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(values.size()).addAll(values);
        budget.spendOn(array);
        return array;
    }
}
