package dev.stepgraph.gateway.workflow;

import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the problems (RFC 9457) with which workflow-service refuses. */
final class Problem {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private Problem() {}

    static WorkflowException read(int status, byte[] body) {
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return WorkflowException.refused(
                    WorkflowException.UNAVAILABLE,
                    "workflow-service does not let the gateway in: its token is not accepted");
        }
        JsonNode problem = json(body);
        String code = problem.path("code").asString("");
        String detail = problem.path("detail").asString("");
        String message = detail.isEmpty() ? "workflow-service answered " + status : detail;
        if (status >= SERVER_ERROR || status == TOO_MANY_REQUESTS) {
            return WorkflowException.passing(
                    code.isEmpty() ? WorkflowException.UNAVAILABLE : code, message);
        }
        return WorkflowException.refused(code.isEmpty() ? "ValidationException" : code, message);
    }

    private static JsonNode json(byte[] body) {
        try {
            return JsonText.parse(body);
        } catch (InvalidJsonException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }
}
