package dev.stepgraph.workflow.web.guard;

import dev.stepgraph.common.jwt.InvalidTokenException;
import dev.stepgraph.common.jwt.Issuers;
import dev.stepgraph.common.jwt.Issuers.Issuer;
import dev.stepgraph.common.jwt.Issuers.Publication;
import dev.stepgraph.common.jwt.SignedToken;
import dev.stepgraph.common.jwt.TokenClaims;

import org.springframework.stereotype.Component;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the access tokens of the one issuer that the service trusts (RFC 9068). */
@Component
class BearerTokens {

    private final AuthProperties properties;
    private final Issuers issuers;
    private final InstantSource clock;

    BearerTokens(AuthProperties properties, Issuers issuers, InstantSource clock) {
        this.properties = properties;
        this.issuers = issuers;
        this.clock = clock;
    }

    /**
     * What the owner of the token may do. Blocks while the issuer's keys are fetched.
     *
     * @throws InvalidTokenException if the token is not good
     */
    Set<String> scopes(String text) throws InvalidTokenException {
        String issuer = properties.issuer();
        if (issuer == null) {
            throw new InvalidTokenException("no issuer is trusted");
        }
        SignedToken token = SignedToken.parse(text);
        TokenClaims claims = new TokenClaims(token, clock.instant(), properties.maxSkew());
        if (!claims.text("iss").equals(issuer)) {
            throw new InvalidTokenException("of another issuer");
        }
        issuers.checkSignature(token, new Issuer(issuer, Publication.DISCOVERY));
        claims.checkTimes();
        String audience = properties.audience();
        if (audience != null && !claims.texts("aud").contains(audience)) {
            throw new InvalidTokenException("meant for somebody else");
        }
        return scopes(claims);
    }

    /** Some issuers write one text with spaces, some a list, under either name. */
    private static Set<String> scopes(TokenClaims claims) {
        Set<String> scopes = new HashSet<>();
        for (String claim : List.of("scope", "scp")) {
            claims.texts(claim).forEach(text -> scopes.addAll(List.of(text.split(" "))));
        }
        return scopes;
    }
}
