package dev.stepgraph.gateway.auth;

import dev.stepgraph.gateway.registry.AuthenticationProvider;
import dev.stepgraph.gateway.registry.AuthenticationType;
import dev.stepgraph.gateway.registry.GraphqlApi;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells who calls an API, by the mode that the credentials are of: a signature comes before
 * everything, a token before a key. What is presented for one mode is never tried with another.
 */
@Component
public class Authenticator {

    private static final Set<AuthenticationType> TOKENS =
            EnumSet.of(
                    AuthenticationType.OPENID_CONNECT,
                    AuthenticationType.AMAZON_COGNITO_USER_POOLS);
    private static final Set<AuthenticationType> SIGNATURES =
            EnumSet.of(AuthenticationType.AWS_IAM);
    private static final Set<AuthenticationType> FUNCTIONS =
            EnumSet.of(AuthenticationType.AWS_LAMBDA);
    private static final Set<AuthenticationType> KEYS = EnumSet.of(AuthenticationType.API_KEY);

    private final Map<AuthenticationType, ModeAuthenticator> modes =
            new EnumMap<>(AuthenticationType.class);

    Authenticator(List<ModeAuthenticator> authenticators) {
        for (ModeAuthenticator authenticator : authenticators) {
            authenticator.modes().forEach(mode -> modes.put(mode, authenticator));
        }
    }

    /**
     * Who calls. Blocks while keys are fetched or a function is asked; callers are virtual threads.
     *
     * @throws UnauthorizedCallException if the API lets nobody in with these credentials
     */
    public Caller authenticate(GraphqlApi api, AuthRequest request) {
        List<AuthenticationProvider> providers = new ArrayList<>();
        providers.add(api.authentication());
        providers.addAll(api.additionalAuthentication());
        List<AuthenticationProvider> chosen = choose(providers, request);
        ModeAuthenticator authenticator =
                chosen.isEmpty() ? null : modes.get(chosen.getFirst().type());
        if (authenticator == null) {
            throw new UnauthorizedCallException();
        }
        return authenticator.authenticate(api, chosen, request);
    }

    /**
     * Whether who was let in once would still be: the credentials have not ended, nobody took them
     * away, and the API is still open to their mode. Never blocks.
     */
    public Standing standing(GraphqlApi api, Caller caller, Instant now) {
        ModeAuthenticator authenticator = modes.get(caller.mode());
        if (authenticator == null
                || !isOpenTo(caller.mode(), api)
                || !authenticator.isStillKnown(api, caller)) {
            return Standing.ENDED;
        }
        if (caller.expires() == null || now.isBefore(caller.expires())) {
            return Standing.GOOD;
        }
        return authenticator.decidesAgain() ? Standing.TO_BE_ASKED : Standing.ENDED;
    }

    private static boolean isOpenTo(AuthenticationType mode, GraphqlApi api) {
        return api.authentication().type() == mode
                || api.additionalAuthentication().stream()
                        .anyMatch(provider -> provider.type() == mode);
    }

    private static List<AuthenticationProvider> choose(
            List<AuthenticationProvider> providers, AuthRequest request) {
        String authorization = single(request, "authorization");
        String key = single(request, "x-api-key");
        if (authorization != null) {
            Set<AuthenticationType> kind = kindOf(authorization);
            List<AuthenticationProvider> chosen = of(kind, providers);
            if (chosen.isEmpty()) {
                chosen = of(FUNCTIONS, providers);
            }
            if (!chosen.isEmpty()) {
                return chosen;
            }
        }
        return key == null ? List.of() : of(KEYS, providers);
    }

    private static Set<AuthenticationType> kindOf(String authorization) {
        if (authorization.startsWith("AWS4-")) {
            return SIGNATURES;
        }
        return BearerToken.of(authorization).looksLikeJwt() ? TOKENS : FUNCTIONS;
    }

    private static List<AuthenticationProvider> of(
            Set<AuthenticationType> kind, List<AuthenticationProvider> providers) {
        return providers.stream().filter(provider -> kind.contains(provider.type())).toList();
    }

    private static @Nullable String single(AuthRequest request, String header) {
        List<String> values = request.values(header);
        if (values.size() > 1) {
            throw new UnauthorizedCallException();
        }
        return values.isEmpty() ? null : values.getFirst();
    }
}
