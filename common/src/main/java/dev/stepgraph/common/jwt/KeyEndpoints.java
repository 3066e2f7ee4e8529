package dev.stepgraph.common.jwt;

import com.nimbusds.jose.jwk.JWKSet;

import dev.stepgraph.common.http.EgressPolicy;
import dev.stepgraph.common.http.GuardedHttpClient;
import dev.stepgraph.common.http.HeaderField;
import dev.stepgraph.common.http.OutboundFailure;
import dev.stepgraph.common.http.OutboundLimits;
import dev.stepgraph.common.http.OutboundRequest;
import dev.stepgraph.common.http.OutboundResponse;
import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;

/** Fetches issuers' keys: found by discovery, or where user pools keep theirs. */
public final class KeyEndpoints implements AutoCloseable {

    private static final String DISCOVERY = ".well-known/openid-configuration";
    private static final String KEYS = ".well-known/jwks.json";
    private static final int MAX_KEYS = 100;

    private final GuardedHttpClient http;
    private final Duration timeout;

    /**
     * @param policy where issuers may be
     * @param timeout how long fetching may take
     */
    public KeyEndpoints(EgressPolicy policy, Duration timeout) {
        this.http = new GuardedHttpClient(policy, OutboundLimits.DEFAULTS);
        this.timeout = timeout;
    }

    /** The keys of an issuer that describes itself (OpenID Connect Discovery 1.0, section 4). */
    JWKSet discover(String issuer) throws KeysUnavailableException {
        JsonNode configuration = parse(get(below(issuer, DISCOVERY)));
        if (!configuration.path("issuer").asString("").equals(issuer)) {
            throw new KeysUnavailableException("it describes another issuer");
        }
        return keys(configuration.path("jwks_uri").asString(""));
    }

    /** The keys of a user pool. */
    JWKSet ofUserPool(String issuer) throws KeysUnavailableException {
        return keys(below(issuer, KEYS));
    }

    @Override
    public void close() {
        http.close();
    }

    private JWKSet keys(String address) throws KeysUnavailableException {
        String text = get(address);
        if (!parse(text).path("keys").isArray()) {
            throw new KeysUnavailableException("no keys at " + address);
        }
        try {
            JWKSet keys = JWKSet.parse(text);
            if (keys.size() > MAX_KEYS) {
                throw new KeysUnavailableException("more than " + MAX_KEYS + " keys");
            }
            return keys;
        } catch (ParseException e) {
            throw new KeysUnavailableException("no keys at " + address);
        }
    }

    private String get(String address) throws KeysUnavailableException {
        try {
            OutboundResponse response =
                    http.exchange(
                            new OutboundRequest(
                                    "GET",
                                    URI.create(address),
                                    List.of(new HeaderField("Accept", "application/json")),
                                    null,
                                    timeout));
            if (response.status() != 200) {
                throw new KeysUnavailableException(address + " answers " + response.status());
            }
            return response.text();
        } catch (OutboundFailure e) {
            throw new KeysUnavailableException(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new KeysUnavailableException("not an address: " + address);
        }
    }

    private static JsonNode parse(String text) throws KeysUnavailableException {
        try {
            return JsonText.parse(text);
        } catch (InvalidJsonException e) {
            throw new KeysUnavailableException("what it says is not JSON");
        }
    }

    private static String below(String issuer, String path) {
        return issuer.endsWith("/") ? issuer + path : issuer + "/" + path;
    }
}
