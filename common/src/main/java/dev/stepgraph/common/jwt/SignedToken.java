package dev.stepgraph.common.jwt;

import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A token taken apart (RFC 7515, section 7.1), and not yet believed. */
public final class SignedToken {

    /** How long a token may be, in characters. */
    public static final int MAX_LENGTH = 8_192;

    /** Headers that name a key or change what is signed; keys come from the issuer alone. */
    private static final List<String> REFUSED_HEADERS =
            List.of("jwk", "jku", "x5u", "x5c", "crit", "b64", "zip", "enc");

    private final JsonNode header;
    private final JsonNode claims;
    private final byte[] signingInput;
    private final byte[] signature;

    private SignedToken(JsonNode header, JsonNode claims, byte[] signingInput, byte[] signature) {
        this.header = header;
        this.claims = claims;
        this.signingInput = signingInput;
        this.signature = signature;
    }

    /**
     * Takes a token apart.
     *
     * @throws InvalidTokenException if it is none, or is none that may be used
     */
    public static SignedToken parse(String text) throws InvalidTokenException {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidTokenException("longer than " + MAX_LENGTH + " characters");
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw new InvalidTokenException("not three parts");
        }
        JsonNode header = object(decode(parts[0]));
        for (String name : REFUSED_HEADERS) {
            if (header.has(name)) {
                throw new InvalidTokenException("the header " + name + " is not allowed");
            }
        }
        String signed = parts[0] + "." + parts[1];
        return new SignedToken(
                header,
                object(decode(parts[1])),
                signed.getBytes(StandardCharsets.US_ASCII),
                decode(parts[2]));
    }

    /** A member of the header that must be a text. */
    String header(String name) throws InvalidTokenException {
        JsonNode value = header.path(name);
        if (!value.isString() || value.stringValue().isEmpty()) {
            throw new InvalidTokenException("no " + name + " in the header");
        }
        return value.stringValue();
    }

    /** What it says. */
    public JsonNode claims() {
        return claims;
    }

    byte[] signingInput() {
        return signingInput;
    }

    byte[] signature() {
        return signature;
    }

    private static byte[] decode(String part) throws InvalidTokenException {
        if (part.indexOf('=') >= 0) {
            throw new InvalidTokenException("padded");
        }
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            throw new InvalidTokenException("not in Base64");
        }
    }

    private static JsonNode object(byte[] json) throws InvalidTokenException {
        try {
            JsonNode node = JsonText.parse(json);
            if (node.isObject()) {
                return node;
            }
        } catch (InvalidJsonException e) {
            throw new InvalidTokenException("not JSON: " + e.getMessage());
        }
        throw new InvalidTokenException("not a JSON object");
    }
}
