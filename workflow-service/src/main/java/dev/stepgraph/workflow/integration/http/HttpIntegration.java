package dev.stepgraph.workflow.integration.http;

import dev.stepgraph.common.http.GuardedHttpClient;
import dev.stepgraph.common.http.HeaderField;
import dev.stepgraph.common.http.OutboundFailure;
import dev.stepgraph.common.http.OutboundRequest;
import dev.stepgraph.common.http.OutboundResponse;
import dev.stepgraph.workflow.asl.model.ErrorName;
import dev.stepgraph.workflow.asl.model.TaskResource;
import dev.stepgraph.workflow.asl.model.TaskResource.IntegrationPattern;
import dev.stepgraph.workflow.asl.model.TaskResource.ServiceIntegration;
import dev.stepgraph.workflow.connection.ConnectionAuthorization.ApiKey;
import dev.stepgraph.workflow.connection.ConnectionAuthorization.Basic;
import dev.stepgraph.workflow.connection.ConnectionAuthorization.OAuthClientCredentials;
import dev.stepgraph.workflow.connection.KnownConnection;
import dev.stepgraph.workflow.connection.KnownConnections;
import dev.stepgraph.workflow.integration.Integration;
import dev.stepgraph.workflow.integration.TaskCall;
import dev.stepgraph.workflow.integration.TaskFailure;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Carries out HTTP tasks: one request, with the credentials of a connection. */
@Component
class HttpIntegration implements Integration {

    /** An HTTP task takes a minute at the most, with everything that belongs to it. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final int UNAUTHORIZED = 401;

    private final KnownConnections connections;
    private final OAuthTokens tokens;
    private final GuardedHttpClient client;
    private final InstantSource clock;

    HttpIntegration(
            KnownConnections connections,
            OAuthTokens tokens,
            GuardedHttpClient client,
            InstantSource clock) {
        this.connections = connections;
        this.tokens = tokens;
        this.client = client;
        this.clock = clock;
    }

    @Override
    public boolean supports(TaskResource resource) {
        return resource instanceof ServiceIntegration service
                && service.service().equals("http")
                && service.action().equals("invoke")
                && service.pattern() == IntegrationPattern.REQUEST_RESPONSE;
    }

    @Override
    public String destination(TaskCall call) {
        String endpoint = call.parameters().path("ApiEndpoint").asString("");
        try {
            return "host " + new URI(endpoint).getHost();
        } catch (URISyntaxException e) {
            return "no host";
        }
    }

    @Override
    public JsonNode call(TaskCall call) {
        HttpTask task = HttpTaskReader.read(call.parameters());
        KnownConnection connection =
                connections
                        .known(task.connectionArn())
                        .orElseThrow(() ->
                                ConnectionError.RESOURCE_NOT_FOUND.because(
                                        "Connection not found: " + task.connectionArn()));
        Instant end = clock.instant().plus(call.allowance(clock.instant(), LONGEST));
        Exchange exchange = new Exchange(call, task, connection, end);
        HeaderField first = authorization(exchange, null);
        OutboundResponse response = send(exchange, first);
        if (response.status() == UNAUTHORIZED && usesTokens(connection)) {
            response = send(exchange, authorization(exchange, bearer(first)));
        }
        return HttpTaskResults.result(response);
    }

    private OutboundResponse send(Exchange exchange, HeaderField authorization) {
        OutboundRequest request =
                HttpTaskRequests.request(
                        exchange.task(),
                        exchange.connection().credentials().parameters(),
                        authorization,
                        exchange.call().execution().region(),
                        left(exchange));
        try {
            return client.exchange(request);
        } catch (OutboundFailure e) {
            throw switch (e.kind()) {
                case INVALID_REQUEST -> new TaskFailure(ErrorName.RUNTIME.text(), e.getMessage());
                case TOO_LARGE -> TaskFailure.resultTooLarge(exchange.call());
                case BLOCKED, BROKEN, TIMED_OUT, INTERRUPTED ->
                        new TaskFailure("States.Http.Socket", e.getMessage());
            };
        }
    }

    private HeaderField authorization(Exchange exchange, @Nullable String rejectedToken) {
        KnownConnection connection = exchange.connection();
        return switch (connection.credentials().authorization()) {
            case Basic basic -> BasicAuthorization.header(basic.username(), basic.password());
            case ApiKey apiKey -> new HeaderField(apiKey.name(), apiKey.value());
            case OAuthClientCredentials oauth -> {
                String token = tokens.token(connection, oauth, rejectedToken, left(exchange));
                yield new HeaderField("Authorization", "Bearer " + token);
            }
        };
    }

    private Duration left(Exchange exchange) {
        Duration left = Duration.between(clock.instant(), exchange.end());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static boolean usesTokens(KnownConnection connection) {
        return connection.credentials().authorization() instanceof OAuthClientCredentials;
    }

    private static String bearer(HeaderField authorization) {
        return authorization.value().substring("Bearer ".length());
    }

    private record Exchange(
            TaskCall call, HttpTask task, KnownConnection connection, Instant end) {}
}
