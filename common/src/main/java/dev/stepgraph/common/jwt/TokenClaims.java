package dev.stepgraph.common.jwt;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a token says (RFC 7519, section 4), read at one moment. */
public final class TokenClaims {

    /** Later than any token is good for; a number beyond it is no time. */
    private static final long MAX_EPOCH_SECOND = 253_402_300_799L;

    private final JsonNode claims;
    private final Instant now;
    private final Duration skew;

    /**
     * @param skew how far the issuer's clock may be off
     */
    public TokenClaims(SignedToken token, Instant now, Duration skew) {
        this.claims = token.claims();
        this.now = now;
        this.skew = skew;
    }

    /**
     * Makes sure that the token is good now, and says when it ends.
     *
     * @throws InvalidTokenException if it has ended or is of the future, or does not say when
     */
    public Instant checkTimes() throws InvalidTokenException {
        Instant expires = time("exp");
        if (!now.isBefore(expires.plus(skew))) {
            throw new InvalidTokenException("expired");
        }
        notAfterNow("nbf");
        notAfterNow("iat");
        return expires;
    }

    /**
     * Makes sure that a moment is not longer ago than that.
     *
     * @throws InvalidTokenException if it is, or is not said
     */
    public void checkAge(String claim, Duration max) throws InvalidTokenException {
        if (now.isAfter(time(claim).plus(max))) {
            throw new InvalidTokenException(claim + " is too long ago");
        }
    }

    /**
     * A claim that must be a text.
     *
     * @throws InvalidTokenException if it is not, or is empty
     */
    public String text(String claim) throws InvalidTokenException {
        JsonNode value = claims.path(claim);
        if (!value.isString() || value.stringValue().isEmpty()) {
            throw new InvalidTokenException("no " + claim);
        }
        return value.stringValue();
    }

    /** A claim that may be one text or several; whatever else it holds is left out. */
    public List<String> texts(String claim) {
        JsonNode value = claims.path(claim);
        if (value.isString()) {
            return List.of(value.stringValue());
        }
        return value.isArray()
                ? value.valueStream().filter(JsonNode::isString).map(JsonNode::stringValue).toList()
                : List.of();
    }

    private void notAfterNow(String claim) throws InvalidTokenException {
        if (claims.has(claim) && time(claim).isAfter(now.plus(skew))) {
            throw new InvalidTokenException(claim + " lies in the future");
        }
    }

    private Instant time(String claim) throws InvalidTokenException {
        JsonNode value = claims.path(claim);
        if (value.isNumber()) {
            double seconds = value.doubleValue();
            if (seconds >= 0 && seconds <= MAX_EPOCH_SECOND) {
                return Instant.ofEpochSecond((long) seconds);
            }
        }
        throw new InvalidTokenException(claim + " is not a time");
    }
}
