package dev.stepgraph.workflow.integration.lambda;

import dev.stepgraph.common.aws.client.FunctionAnswer;
import dev.stepgraph.common.aws.client.FunctionFailure;
import dev.stepgraph.common.aws.client.FunctionPayload;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.integration.TaskFailure;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/** Makes a task's result, or its failure, out of a function's answer, as Step Functions does. */
final class InvocationResults {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private InvocationResults() {}

    /** The result of a task that names the function by its ARN: the payload. */
    static JsonNode ofFunction(FunctionAnswer answer) {
        JsonNode payload = FunctionPayload.parse(answer.payload());
        if (answer.functionError() != null) {
            throw functionError(payload, answer.payload());
        }
        return payload;
    }

    /** The result of {@code lambda:invoke}: the API's answer, with the payload as JSON. */
    static JsonNode ofInvoke(FunctionAnswer answer) {
        JsonNode payload = FunctionPayload.parse(answer.payload());
        if (answer.functionError() != null) {
            throw functionError(payload, JsonText.write(payload));
        }
        ObjectNode result = JSON.objectNode();
        putIfPresent(result, "ExecutedVersion", answer.executedVersion());
        putIfPresent(result, "LogResult", answer.logResult());
        result.set("Payload", payload);
        result.set("SdkHttpMetadata", httpMetadata(answer));
        result.putObject("SdkResponseMetadata").put("RequestId", answer.requestId());
        result.put("StatusCode", answer.status());
        return result;
    }

    private static TaskFailure functionError(JsonNode payload, String text) {
        String type = FunctionPayload.errorType(payload);
        if (type != null) {
            return new TaskFailure(type, text);
        }
        return new TaskFailure(
                "Lambda." + FunctionFailure.UNKNOWN,
                "The cause could not be determined because Lambda did not return an error type."
                        + " Returned payload: "
                        + text);
    }

    private static ObjectNode httpMetadata(FunctionAnswer answer) {
        ObjectNode all = JSON.objectNode();
        ObjectNode single = JSON.objectNode();
        for (Map.Entry<String, List<String>> header : answer.headers().entrySet()) {
            ArrayNode values = all.putArray(header.getKey());
            header.getValue().forEach(values::add);
            single.put(header.getKey(), header.getValue().getLast());
        }
        ObjectNode metadata = JSON.objectNode();
        metadata.set("AllHttpHeaders", all);
        metadata.set("HttpHeaders", single);
        metadata.put("HttpStatusCode", answer.status());
        return metadata;
    }

    private static void putIfPresent(ObjectNode object, String name, @Nullable String value) {
        if (value != null) {
            object.put(name, value);
        }
    }
}
