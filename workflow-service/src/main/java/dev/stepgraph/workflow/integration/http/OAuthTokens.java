package dev.stepgraph.workflow.integration.http;

import dev.stepgraph.common.http.GuardedHttpClient;
import dev.stepgraph.common.http.HeaderField;
import dev.stepgraph.common.http.OutboundFailure;
import dev.stepgraph.common.http.OutboundRequest;
import dev.stepgraph.common.http.OutboundResponse;
import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.connection.ConnectionAuthorization.OAuthClientCredentials;
import dev.stepgraph.workflow.connection.HttpParameters.Parameter;
import dev.stepgraph.workflow.connection.KnownConnection;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The bearer tokens of connections, fetched when needed and kept until shortly before they expire.
 * However many calls need one at once, one of them fetches it.
 */
@Component
class OAuthTokens {

    private static final int MAX_CONNECTIONS = 10_000;

    /** How long a token is kept whose issuer does not say how long it is good. */
    private static final Duration USUAL_LIFE = Duration.ofMinutes(5);

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final GuardedHttpClient client;
    private final InstantSource clock;
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();

    OAuthTokens(GuardedHttpClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * A token of that connection.
     *
     * @param rejected a token that the API did not accept, which is not wanted again
     */
    String token(
            KnownConnection connection,
            OAuthClientCredentials oauth,
            @Nullable String rejected,
            Duration timeout) {
        if (slots.size() > MAX_CONNECTIONS) {
            slots.clear();
        }
        Slot slot = slots.computeIfAbsent(connection.arn(), _ -> new Slot());
        slot.lock.lock();
        try {
            Token token = slot.token;
            if (token == null
                    || token.revision() != connection.revision()
                    || token.text().equals(rejected)
                    || !clock.instant().isBefore(token.goodUntil())) {
                token = fetch(connection, oauth, timeout);
                slot.token = token;
            }
            return token.text();
        } finally {
            slot.lock.unlock();
        }
    }

    private Token fetch(
            KnownConnection connection, OAuthClientCredentials oauth, Duration timeout) {
        OutboundResponse response;
        try {
            response = client.exchange(request(oauth, timeout));
        } catch (OutboundFailure e) {
            throw ConnectionError.INTERNAL_ERROR.because(
                    "The authorization endpoint cannot be asked for a token: " + e.getMessage());
        }
        if (!response.successful()) {
            throw ConnectionError.INVALID_CONNECTION_STATE.because(
                    "The authorization endpoint answered %d %s"
                            .formatted(response.status(), response.reason()));
        }
        return token(connection, response);
    }

    private Token token(KnownConnection connection, OutboundResponse response) {
        JsonNode json;
        try {
            json = JsonText.parse(response.body());
        } catch (InvalidJsonException e) {
            throw noToken();
        }
        JsonNode text = json.get("access_token");
        if (text == null || !text.isString() || text.stringValue().isEmpty()) {
            throw noToken();
        }
        return new Token(connection.revision(), text.stringValue(), goodUntil(json));
    }

    private Instant goodUntil(JsonNode json) {
        JsonNode seconds = json.get("expires_in");
        Duration life =
                seconds != null && seconds.canConvertToInt()
                        ? Duration.ofSeconds(seconds.intValue())
                        : USUAL_LIFE;
        return clock.instant().plus(life).minus(MARGIN);
    }

    private static OutboundRequest request(OAuthClientCredentials oauth, Duration timeout) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        form.put("grant_type", List.of("client_credentials"));
        put(form, oauth.parameters().body());
        Map<String, List<String>> query = new LinkedHashMap<>();
        put(query, oauth.parameters().query());
        boolean inQuery = oauth.method().equals("GET");
        if (inQuery) {
            query.putAll(form);
        }
        byte @Nullable [] body =
                inQuery ? null : FormEncoding.query(form).getBytes(StandardCharsets.UTF_8);
        return new OutboundRequest(
                oauth.method(), uri(oauth.endpoint(), query), headers(oauth), body, timeout);
    }

    /** The client identifies itself by HTTP Basic (RFC 6749, section 2.3.1). */
    private static List<HeaderField> headers(OAuthClientCredentials oauth) {
        List<HeaderField> headers = new ArrayList<>();
        headers.add(new HeaderField("Accept", "application/json"));
        headers.add(new HeaderField("Content-Type", "application/x-www-form-urlencoded"));
        headers.add(
                BasicAuthorization.header(
                        FormEncoding.encode(oauth.clientId()),
                        FormEncoding.encode(oauth.clientSecret())));
        for (Parameter parameter : oauth.parameters().headers()) {
            headers.removeIf(header -> header.is(parameter.key()));
            headers.add(new HeaderField(parameter.key(), parameter.value()));
        }
        return headers;
    }

    private static URI uri(URI endpoint, Map<String, List<String>> query) {
        if (query.isEmpty()) {
            return endpoint;
        }
        String separator = endpoint.getRawQuery() == null ? "?" : "&";
        return URI.create(endpoint + separator + FormEncoding.query(query));
    }

    private static void put(Map<String, List<String>> values, List<Parameter> parameters) {
        parameters.forEach(parameter -> values.put(parameter.key(), List.of(parameter.value())));
    }

    private static RuntimeException noToken() {
        return ConnectionError.INVALID_CONNECTION_STATE.because(
                "The authorization endpoint answered without a token");
    }

    private static final class Slot {
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable Token token;
    }

    private record Token(int revision, String text, Instant goodUntil) {

        @Override
        public String toString() {
            return "Token[goodUntil=" + goodUntil + "]";
        }
    }
}
