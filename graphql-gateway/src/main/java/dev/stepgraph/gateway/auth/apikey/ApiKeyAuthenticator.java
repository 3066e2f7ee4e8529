package dev.stepgraph.gateway.auth.apikey;

import dev.stepgraph.common.aws.AccessPolicy;
import dev.stepgraph.gateway.auth.AuthRequest;
import dev.stepgraph.gateway.auth.Caller;
import dev.stepgraph.gateway.auth.ModeAuthenticator;
import dev.stepgraph.gateway.auth.UnauthorizedCallException;
import dev.stepgraph.gateway.registry.ApiKeys;
import dev.stepgraph.gateway.registry.AuthenticationProvider;
import dev.stepgraph.gateway.registry.AuthenticationType;
import dev.stepgraph.gateway.registry.GraphqlApi;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Set;

/** Recognises the keys of APIs. Who brings one has no identity beyond it. */
@Component
class ApiKeyAuthenticator implements ModeAuthenticator {

    private final ApiKeys keys;

    ApiKeyAuthenticator(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public Set<AuthenticationType> modes() {
        return Set.of(AuthenticationType.API_KEY);
    }

    @Override
    public Caller authenticate(
            GraphqlApi api, List<AuthenticationProvider> providers, AuthRequest request) {
        return request.header("x-api-key")
                .flatMap(key -> keys.verify(api.apiId(), key))
                .map(key ->
                        new Caller(
                                AuthenticationType.API_KEY,
                                null,
                                Set.of(),
                                Set.of(),
                                key.expires(),
                                AccessPolicy.EVERYTHING,
                                key.id()))
                .orElseThrow(UnauthorizedCallException::new);
    }

    @Override
    public boolean isStillKnown(GraphqlApi api, Caller caller) {
        String id = caller.credentialId();
        return id != null && keys.isGood(api.apiId(), id);
    }
}
