package dev.stepgraph.common.jwt;

import com.nimbusds.jose.jwk.JWK;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Checks who signed tokens, with the keys that their issuers publish. */
public final class Issuers {

    private final KeyEndpoints endpoints;
    private final KeyLimits limits;
    private final InstantSource clock;
    private final Map<Issuer, IssuerKeys> known = new ConcurrentHashMap<>();

    public Issuers(KeyEndpoints endpoints, KeyLimits limits, InstantSource clock) {
        this.endpoints = endpoints;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * An issuer.
     *
     * @param name as its tokens name it, which is also where it is found
     * @param publication how its keys are found there
     */
    public record Issuer(String name, Publication publication) {}

    /** How an issuer's keys are found. */
    public enum Publication {
        /** It describes itself (OpenID Connect Discovery 1.0). */
        DISCOVERY,
        /** They lie where user pools keep theirs. */
        USER_POOL
    }

    /**
     * Makes sure that the issuer signed the token. Blocks while keys are fetched.
     *
     * @throws InvalidTokenException if it did not, or its keys cannot be had
     */
    public void checkSignature(SignedToken token, Issuer issuer) throws InvalidTokenException {
        SignatureAlgorithm algorithm =
                SignatureAlgorithm.named(token.header("alg"))
                        .orElseThrow(() -> new InvalidTokenException("of another algorithm"));
        JWK key =
                known.computeIfAbsent(issuer, this::keys)
                        .find(token.header("kid"))
                        .orElseThrow(() -> new InvalidTokenException("signed by an unknown key"));
        if (!algorithm.verifies(token, key)) {
            throw new InvalidTokenException("the signature is wrong");
        }
    }

    private IssuerKeys keys(Issuer issuer) {
        IssuerKeys.KeySource source =
                switch (issuer.publication()) {
                    case DISCOVERY -> () -> endpoints.discover(issuer.name());
                    case USER_POOL -> () -> endpoints.ofUserPool(issuer.name());
                };
        return new IssuerKeys(issuer.name(), source, limits, clock);
    }
}
