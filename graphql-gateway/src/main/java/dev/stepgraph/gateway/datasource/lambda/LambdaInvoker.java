package dev.stepgraph.gateway.datasource.lambda;

import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.DataSourceInvoker;
import dev.stepgraph.gateway.datasource.InvocationScope;
import dev.stepgraph.gateway.datasource.RequestObject;
import dev.stepgraph.gateway.datasource.SourceConfiguration;
import dev.stepgraph.gateway.registry.DataSource;
import dev.stepgraph.gateway.registry.DataSourceType;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.Set;

/**
 * Calls functions: {@code {operation: Invoke | BatchInvoke, invocationType, payload}}. A request
 * that is null is that of a resolver without a request handler: the function gets the whole
 * context.
 */
@Component
class LambdaInvoker implements DataSourceInvoker {

    private static final Set<String> OPERATIONS = Set.of("Invoke", "BatchInvoke");
    private static final Set<String> TYPES = Set.of("RequestResponse", "Event");

    private final FunctionCaller functions;

    LambdaInvoker(FunctionCaller functions) {
        this.functions = functions;
    }

    @Override
    public Set<DataSourceType> types() {
        return Set.of(DataSourceType.AWS_LAMBDA);
    }

    @Override
    public BoundDataSource bind(DataSource source) {
        String function = SourceConfiguration.of(source).text("lambdaFunctionArn");
        return (request, scope) -> invoke(function, request, scope);
    }

    private JsonNode invoke(String function, JsonNode request, InvocationScope scope) {
        if (request.isNull() || request.isMissingNode()) {
            return functions.invoke(function, scope.context(), scope);
        }
        RequestObject object = RequestObject.of(request);
        String operation = object.oneOf("operation", OPERATIONS);
        JsonNode payload = object.optional("payload");
        JsonNode event = payload == null ? JsonNodeFactory.instance.nullNode() : payload;
        if ("Event".equals(type(object))) {
            functions.send(function, event, scope);
            return JsonNodeFactory.instance.nullNode();
        }
        JsonNode result = functions.invoke(function, event, scope);
        if (operation.equals("BatchInvoke") && !result.isArray()) {
            throw new DataSourceException(
                    "Lambda:IllegalArgument", "The response of a BatchInvoke must be a list.");
        }
        return result;
    }

    private static @Nullable String type(RequestObject object) {
        return object.optional("invocationType") == null
                ? null
                : object.oneOf("invocationType", TYPES);
    }
}
