package dev.stepgraph.gateway.datasource.relational;

import dev.stepgraph.common.aws.client.AwsCallFailure;
import dev.stepgraph.common.aws.client.AwsJsonClient;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.InvocationScope;
import dev.stepgraph.gateway.datasource.RequestObject;
import dev.stepgraph.gateway.datasource.relational.StatementRequest.TypeHint;
import dev.stepgraph.gateway.datasource.relational.StatementRequest.Variable;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.InstantSource;

/** A database behind the Data API: ExecuteStatement for each statement, one after another. */
final class DataApiSource implements BoundDataSource {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final AwsJsonClient client;
    private final Target target;
    private final InstantSource clock;

    /** Which database, and by which secret. */
    record Target(
            String region,
            String cluster,
            String secret,
            @Nullable String database,
            @Nullable String schema) {}

    DataApiSource(AwsJsonClient client, Target target, InstantSource clock) {
        this.client = client;
        this.target = target;
        this.clock = clock;
    }

    @Override
    public JsonNode invoke(JsonNode request, InvocationScope scope) {
        StatementRequest asked = StatementRequest.read(RequestObject.of(request));
        ObjectNode answer = JSON.objectNode();
        ArrayNode results = answer.putArray("sqlStatementResults");
        for (String statement : asked.statements()) {
            results.add(execute(statement, asked, scope));
        }
        return JSON.stringNode(JsonText.write(answer));
    }

    private JsonNode execute(String statement, StatementRequest asked, InvocationScope scope) {
        ObjectNode input = JSON.objectNode();
        input.put("resourceArn", target.cluster()).put("secretArn", target.secret());
        if (target.database() != null) {
            input.put("database", target.database());
        }
        if (target.schema() != null) {
            input.put("schema", target.schema());
        }
        input.put("sql", statement).put("includeResultMetadata", true);
        ArrayNode parameters = input.putArray("parameters");
        asked.variables().forEach((name, variable) -> parameters.add(parameter(name, variable)));
        try {
            return client.call(target.region(), "Execute", input, scope.timeLeft(clock.instant()));
        } catch (AwsCallFailure e) {
            throw e.code().equals(AwsCallFailure.TIMED_OUT)
                    ? DataSourceException.timedOut()
                    : RelationalFailure.of(String.valueOf(e.getMessage()));
        }
    }

    private static ObjectNode parameter(String name, Variable variable) {
        ObjectNode parameter = JSON.objectNode().put("name", name);
        JsonNode value = variable.value();
        ObjectNode field = parameter.putObject("value");
        switch (value.getNodeType()) {
            case NULL -> field.put("isNull", true);
            case BOOLEAN -> field.put("booleanValue", value.booleanValue());
            case NUMBER -> {
                if (value.isIntegralNumber() && value.canConvertToLong()) {
                    field.put("longValue", value.longValue());
                } else {
                    field.put("doubleValue", value.doubleValue());
                }
            }
            default -> field.put("stringValue", RequestObject.scalar(value));
        }
        if (variable.hint() != TypeHint.NONE) {
            parameter.put("typeHint", variable.hint().name());
        }
        return parameter;
    }
}
