package dev.stepgraph.gateway.web.graphql;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.auth.AuthRequest;
import dev.stepgraph.gateway.auth.Caller;
import dev.stepgraph.gateway.auth.UnauthorizedCallException;
import dev.stepgraph.gateway.execution.CallerContext;
import dev.stepgraph.gateway.execution.ExecutableApi;
import dev.stepgraph.gateway.execution.ExecutableApis;
import dev.stepgraph.gateway.execution.OperationError;
import dev.stepgraph.gateway.execution.OperationRequest;
import dev.stepgraph.gateway.execution.OperationResult;
import dev.stepgraph.gateway.execution.Operations;
import dev.stepgraph.gateway.execution.RefusedOperationException;
import dev.stepgraph.gateway.fairness.BusyWork;
import dev.stepgraph.gateway.registry.ApiRevision;
import dev.stepgraph.gateway.registry.ApiRevisions;
import dev.stepgraph.gateway.registry.CalledApi;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One GraphQL request over HTTP, from its bytes to the answer's. Blocks. */
final class GraphqlCalls {

    private static final Logger LOG = LoggerFactory.getLogger(GraphqlCalls.class);

    private final BusyWork largeBodies = new BusyWork("graphql-bodies");
    private final ApiRevisions revisions;
    private final ExecutableApis apis;
    private final Operations operations;
    private final CallAuthentication authentication;
    private final CallRates rates;
    private final RequestIds requestIds;
    private final long maxResponseBytes;

    GraphqlCalls(
            ApiRevisions revisions,
            ExecutableApis apis,
            Operations operations,
            CallAuthentication authentication,
            CallRates rates,
            RandomGenerator chance,
            GraphqlHttpProperties properties) {
        this.revisions = revisions;
        this.apis = apis;
        this.operations = operations;
        this.authentication = authentication;
        this.rates = rates;
        this.requestIds = new RequestIds(chance);
        this.maxResponseBytes = properties.maxResponseSize().toBytes();
    }

    /**
     * A request for an API's operation.
     *
     * @param api the API, and how it was called
     * @param http the request as it came
     * @param parameters of its query string; used with GET only
     */
    record Question(CalledApi api, AuthRequest http, Map<String, String> parameters) {

        String apiId() {
            return api.apiId();
        }

        boolean isGet() {
            return http.method().equals("GET");
        }
    }

    HttpAnswer answer(Question question) {
        String requestId = requestIds.next();
        return attempt(question, requestId).with("x-amzn-requestid", requestId);
    }

    /** The answer for an operation that does not end. */
    static HttpAnswer timedOut() {
        OperationError late = OperationError.ofType("ExecutionTimeout", "Execution timed out.");
        OperationResult result = OperationResult.refused(List.of(late));
        return HttpAnswer.ok(JsonText.writeBytes(result.toJson()), Map.of());
    }

    private HttpAnswer attempt(Question question, String requestId) {
        try {
            return run(question, requestId);
        } catch (MalformedCallException e) {
            return HttpAnswer.refusal(
                    400, "MalformedHttpRequestException", String.valueOf(e.getMessage()));
        } catch (UnauthorizedCallException e) {
            return HttpAnswer.refusal(401, "UnauthorizedException", String.valueOf(e.getMessage()));
        } catch (RefusedOperationException e) {
            return HttpAnswer.refusal(
                    e.reason().httpStatus(),
                    e.reason().errorType(),
                    String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("Request {} failed", requestId, e);
            return HttpAnswer.refusal(
                    500,
                    "InternalFailureException",
                    "An internal failure occurred. Request ID: " + requestId);
        }
    }

    private HttpAnswer run(Question question, String requestId) {
        Optional<ApiRevision> revision = revisions.current(question.apiId());
        if (revision.isEmpty()) {
            return HttpAnswer.refusal(
                    404, "NotFoundException", "There is no API '" + question.apiId() + "'.");
        }
        OperationRequest operation =
                question.isGet()
                        ? OperationReader.ofParameters(question.parameters())
                        : ofBody(question.http().body());
        Caller caller =
                authentication.recognise(revision.get(), question.http(), operation, requestId);
        if (!rates.admit(callerKey(question))) {
            return HttpAnswer.refusal(429, "TooManyRequestsException", "Rate exceeded");
        }
        ExecutableApi api = apis.current(question.apiId()).orElseThrow();
        if (question.isGet() && !operations.isQuery(api, operation)) {
            return HttpAnswer.refusal(
                    405, "MethodNotAllowedException", "Only queries can be sent with GET.");
        }
        CallerContext context =
                new CallerContext(
                        caller,
                        singleValued(question.http()),
                        question.api().domainName(),
                        requestId);
        return written(operations.execute(api, operation, context));
    }

    private OperationRequest ofBody(byte[] body) {
        return body.length <= LargeBodies.SMALL
                ? OperationReader.ofBody(body)
                : largeBodies.run(() -> OperationReader.ofBody(body));
    }

    private HttpAnswer written(OperationResult result) {
        byte[] body = result.text().getBytes(StandardCharsets.UTF_8);
        if (body.length > maxResponseBytes) {
            OperationError tooLarge =
                    OperationError.ofType(
                            "ResponseSizeLimitExceeded",
                            "The response is larger than " + maxResponseBytes + " bytes.");
            body = JsonText.writeBytes(OperationResult.refused(List.of(tooLarge)).toJson());
        }
        return HttpAnswer.ok(body, result.headers());
    }

    /** The credentials that were sent tell callers apart, whoever they turned out to be. */
    private static String callerKey(Question question) {
        AuthRequest http = question.http();
        String credentials =
                http.header("authorization").or(() -> http.header("x-api-key")).orElse("");
        return question.apiId() + " " + credentials;
    }

    private static Map<String, String> singleValued(AuthRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
        return headers;
    }
}
