package dev.stepgraph.gateway.datasource.lambda;

import dev.stepgraph.common.RandomUuid;
import dev.stepgraph.common.aws.client.FunctionAnswer;
import dev.stepgraph.common.aws.client.FunctionCall;
import dev.stepgraph.common.aws.client.FunctionFailure;
import dev.stepgraph.common.aws.client.FunctionName;
import dev.stepgraph.common.aws.client.Functions;
import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.DataSourceProperties;
import dev.stepgraph.gateway.datasource.InvocationScope;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Calls a function, and names what goes wrong as AppSync does. Nothing is repeated. */
@Component
public class FunctionCaller {

    private static final String ERROR = "Lambda:";
    private static final String ILLEGAL = "Lambda:IllegalArgument";

    private final Functions functions;
    private final DataSourceProperties properties;
    private final InstantSource clock;
    private final RandomGenerator random;

    public FunctionCaller(
            Functions functions,
            DataSourceProperties properties,
            InstantSource clock,
            RandomGenerator random) {
        this.functions = functions;
        this.properties = properties;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Calls a function and waits for its answer.
     *
     * @throws DataSourceException Lambda:Unhandled and kin, if it fails
     */
    public JsonNode invoke(String function, JsonNode event, InvocationScope scope) {
        FunctionAnswer answer = call(function, null, event, scope);
        JsonNode payload = payload(answer);
        String error = answer.functionError();
        if (error != null) {
            throw new DataSourceException(ERROR + error, message(payload));
        }
        return payload;
    }

    /** Hands an event to a function and does not wait for what becomes of it. */
    void send(String function, JsonNode event, InvocationScope scope) {
        call(function, "Event", event, scope);
    }

    private FunctionAnswer call(
            String function, @Nullable String type, JsonNode event, InvocationScope scope) {
        FunctionCall call =
                new FunctionCall(
                        home(function),
                        function,
                        null,
                        type,
                        null,
                        null,
                        JsonText.write(event),
                        RandomUuid.next(random).toString(),
                        scope.timeLeft(clock.instant()));
        try {
            return functions.invoke(call);
        } catch (FunctionFailure e) {
            if (!clock.instant().isBefore(scope.deadline())) {
                throw DataSourceException.timedOut();
            }
            throw new DataSourceException(ERROR + e.code(), String.valueOf(e.getMessage()));
        }
    }

    private String home(String function) {
        String named = FunctionName.parse(function).home();
        return named == null
                ? "arn:aws:lambda:%s:%s".formatted(properties.region(), properties.account())
                : named;
    }

    private static JsonNode payload(FunctionAnswer answer) {
        try {
            return answer.payload().isEmpty()
                    ? JsonNodeFactory.instance.nullNode()
                    : JsonText.parse(answer.payload());
        } catch (InvalidJsonException e) {
            throw new DataSourceException(ILLEGAL, "The function's answer is not JSON.");
        }
    }

    private static String message(JsonNode payload) {
        JsonNode message = payload.get("errorMessage");
        return message != null && message.isString()
                ? message.stringValue()
                : JsonText.write(payload);
    }
}
