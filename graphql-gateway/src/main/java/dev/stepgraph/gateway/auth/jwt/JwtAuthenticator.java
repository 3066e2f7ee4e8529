package dev.stepgraph.gateway.auth.jwt;

import dev.stepgraph.common.jwt.InvalidTokenException;
import dev.stepgraph.common.jwt.Issuers;
import dev.stepgraph.common.jwt.Issuers.Issuer;
import dev.stepgraph.common.jwt.Issuers.Publication;
import dev.stepgraph.common.jwt.SignedToken;
import dev.stepgraph.common.jwt.TokenClaims;
import dev.stepgraph.gateway.auth.AuthRequest;
import dev.stepgraph.gateway.auth.BearerToken;
import dev.stepgraph.gateway.auth.Caller;
import dev.stepgraph.gateway.auth.ModeAuthenticator;
import dev.stepgraph.gateway.auth.UnauthorizedCallException;
import dev.stepgraph.gateway.registry.AuthenticationProvider;
import dev.stepgraph.gateway.registry.AuthenticationProvider.OpenIdConnectProvider;
import dev.stepgraph.gateway.registry.AuthenticationProvider.UserPoolProvider;
import dev.stepgraph.gateway.registry.AuthenticationType;
import dev.stepgraph.gateway.registry.GraphqlApi;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** Recognises the owners of tokens, by the keys of the issuer that the API names. */
@Component
class JwtAuthenticator implements ModeAuthenticator {

    private static final Logger log = LoggerFactory.getLogger(JwtAuthenticator.class);

    private final Issuers issuers;
    private final JwtProperties settings;
    private final InstantSource clock;

    JwtAuthenticator(Issuers issuers, JwtProperties settings, InstantSource clock) {
        this.issuers = issuers;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Set<AuthenticationType> modes() {
        return Set.of(
                AuthenticationType.OPENID_CONNECT, AuthenticationType.AMAZON_COGNITO_USER_POOLS);
    }

    @Override
    public Caller authenticate(
            GraphqlApi api, List<AuthenticationProvider> providers, AuthRequest request) {
        String header = request.header("authorization").orElse("");
        try {
            SignedToken token = SignedToken.parse(BearerToken.of(header).text());
            AuthenticationProvider provider = providerOf(token, providers);
            issuers.checkSignature(token, issuerOf(provider));
            TokenClaims claims = new TokenClaims(token, clock.instant(), settings.maxSkew());
            Instant expires = TokenRules.check(claims, provider);
            return caller(provider, token.claims(), request, expires);
        } catch (InvalidTokenException e) {
            log.debug("A token for the API {} is not taken: {}", api.apiId(), e.getMessage());
            throw new UnauthorizedCallException();
        }
    }

    private AuthenticationProvider providerOf(
            SignedToken token, List<AuthenticationProvider> providers)
            throws InvalidTokenException {
        String issuer = token.claims().path("iss").asString("");
        return providers.stream()
                .filter(provider -> issuerOf(provider).name().equals(issuer))
                .findFirst()
                .orElseThrow(() -> new InvalidTokenException("of another issuer"));
    }

    private Issuer issuerOf(AuthenticationProvider provider) {
        return switch (provider) {
            case OpenIdConnectProvider openId -> new Issuer(openId.issuer(), Publication.DISCOVERY);
            case UserPoolProvider pool -> new Issuer(issuerOf(pool), Publication.USER_POOL);
            default -> throw new IllegalArgumentException("takes no tokens: " + provider.type());
        };
    }

    private String issuerOf(UserPoolProvider pool) {
        return settings.userPoolIssuer()
                .replace("{region}", pool.awsRegion())
                .replace("{userPoolId}", pool.userPoolId());
    }

    private static Caller caller(
            AuthenticationProvider provider,
            JsonNode claims,
            AuthRequest request,
            Instant expires) {
        if (provider instanceof UserPoolProvider pool) {
            return new Caller(
                    provider.type(),
                    TokenIdentity.ofUserPool(claims, pool, request),
                    TokenIdentity.groups(claims),
                    Set.of(),
                    expires);
        }
        return new Caller(
                provider.type(), TokenIdentity.ofIssuer(claims), Set.of(), Set.of(), expires);
    }
}
