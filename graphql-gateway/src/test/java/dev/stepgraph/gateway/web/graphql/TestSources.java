package dev.stepgraph.gateway.web.graphql;

import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceInvoker;
import dev.stepgraph.gateway.registry.DataSource;
import dev.stepgraph.gateway.registry.DataSourceType;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Data sources that answer their payload, or what a function makes of it. */
final class TestSources implements DataSourceInvoker {

    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private volatile UnaryOperator<JsonNode> function = payload -> payload;

    /** What functions answer from now on. */
    void function(UnaryOperator<JsonNode> next) {
        function = next;
    }

    /** What has reached functions. */
    List<JsonNode> requests() {
        return requests;
    }

    @Override
    public Set<DataSourceType> types() {
        return Set.of(DataSourceType.NONE, DataSourceType.AWS_LAMBDA);
    }

    @Override
    public BoundDataSource bind(DataSource source) {
        if (source.type() == DataSourceType.NONE) {
            return (request, scope) -> payload(request);
        }
        return (request, scope) -> {
            requests.add(request);
            return function.apply(payload(request));
        };
    }

    private static JsonNode payload(JsonNode request) {
        JsonNode payload = request.path("payload");
        return payload.isMissingNode() ? NullNode.getInstance() : payload;
    }
}
