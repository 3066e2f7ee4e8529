package dev.stepgraph.gateway.auth.jwt;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import dev.stepgraph.common.jwt.InvalidTokenException;
import dev.stepgraph.common.jwt.TokenClaims;
import dev.stepgraph.gateway.registry.AuthenticationProvider;
import dev.stepgraph.gateway.registry.AuthenticationProvider.OpenIdConnectProvider;
import dev.stepgraph.gateway.registry.AuthenticationProvider.UserPoolProvider;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a token must say for a provider. */
final class TokenRules {

    private static final List<String> USES = List.of("id", "access");

    private TokenRules() {}

    /** Checks everything but the signature, and says when the token ends. */
    static Instant check(TokenClaims claims, AuthenticationProvider provider)
            throws InvalidTokenException {
        claims.text("sub");
        Instant expires = claims.checkTimes();
        switch (provider) {
            case OpenIdConnectProvider issuer -> checkClient(claims, issuer);
            case UserPoolProvider pool -> checkAppClient(claims, pool);
            default -> throw new IllegalArgumentException("takes no tokens: " + provider.type());
        }
        return expires;
    }

    private static void checkClient(TokenClaims claims, OpenIdConnectProvider provider)
            throws InvalidTokenException {
        checkAge(claims, "iat", provider.iatTtl());
        checkAge(claims, "auth_time", provider.authTtl());
        List<String> clients = new ArrayList<>(claims.texts("aud"));
        clients.addAll(claims.texts("azp"));
        checkClients(provider.clientId(), clients);
    }

    private static void checkAppClient(TokenClaims claims, UserPoolProvider provider)
            throws InvalidTokenException {
        String use = claims.text("token_use");
        if (!USES.contains(use)) {
            throw new InvalidTokenException("token_use is neither id nor access");
        }
        checkClients(
                provider.appIdClientRegex(), claims.texts(use.equals("id") ? "aud" : "client_id"));
    }

    private static void checkAge(TokenClaims claims, String claim, @Nullable Duration max)
            throws InvalidTokenException {
        if (max != null) {
            claims.checkAge(claim, max);
        }
    }

    private static void checkClients(@Nullable String pattern, List<String> clients)
            throws InvalidTokenException {
        if (pattern == null || pattern.isEmpty()) {
            return;
        }
        try {
            Pattern wanted = Pattern.compile(pattern);
            if (clients.stream().anyMatch(client -> wanted.matcher(client).matches())) {
                return;
            }
        } catch (PatternSyntaxException e) {
            throw new InvalidTokenException("the provider's pattern of clients is none");
        }
        throw new InvalidTokenException("issued for another client");
    }
}
