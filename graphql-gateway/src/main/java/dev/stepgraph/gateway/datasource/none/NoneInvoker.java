package dev.stepgraph.gateway.datasource.none;

import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceInvoker;
import dev.stepgraph.gateway.datasource.InvocationScope;
import dev.stepgraph.gateway.datasource.RequestObject;
import dev.stepgraph.gateway.registry.DataSource;
import dev.stepgraph.gateway.registry.DataSourceType;

import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.Set;

/** Answers the request's {@code payload}. */
@Component
class NoneInvoker implements DataSourceInvoker {

    @Override
    public Set<DataSourceType> types() {
        return Set.of(DataSourceType.NONE);
    }

    @Override
    public BoundDataSource bind(DataSource source) {
        return new Payload();
    }

    private static final class Payload implements BoundDataSource {

        @Override
        public JsonNode invoke(JsonNode request, InvocationScope scope) {
            if (request.isNull() || request.isMissingNode()) {
                return JsonNodeFactory.instance.nullNode();
            }
            JsonNode payload = RequestObject.of(request).optional("payload");
            return payload == null ? JsonNodeFactory.instance.nullNode() : payload;
        }

        @Override
        public boolean answersPayload() {
            return true;
        }
    }
}
