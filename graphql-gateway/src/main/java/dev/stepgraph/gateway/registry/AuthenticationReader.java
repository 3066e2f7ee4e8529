package dev.stepgraph.gateway.registry;

import dev.stepgraph.gateway.registry.AuthenticationProvider.ApiKeyProvider;
import dev.stepgraph.gateway.registry.AuthenticationProvider.IamProvider;
import dev.stepgraph.gateway.registry.AuthenticationProvider.LambdaProvider;
import dev.stepgraph.gateway.registry.AuthenticationProvider.OpenIdConnectProvider;
import dev.stepgraph.gateway.registry.AuthenticationProvider.UserPoolProvider;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads the authentication modes in the members of an API. */
final class AuthenticationReader {

    private static final long DEFAULT_AUTHORIZER_TTL_SECONDS = 300;

    private AuthenticationReader() {}

    /** The default mode. */
    static AuthenticationProvider main(JsonNode api) {
        return read(api);
    }

    /** Further modes. */
    static List<AuthenticationProvider> additional(JsonNode api) {
        List<AuthenticationProvider> providers = new ArrayList<>();
        for (JsonNode provider : api.path("additionalAuthenticationProviders")) {
            providers.add(read(provider));
        }
        return providers;
    }

    private static AuthenticationProvider read(JsonNode members) {
        AuthenticationType type =
                AuthenticationType.valueOf(members.path("authenticationType").stringValue());
        return switch (type) {
            case API_KEY -> new ApiKeyProvider();
            case AWS_IAM -> new IamProvider();
            case OPENID_CONNECT -> openIdConnect(required(members, "openIDConnectConfig", type));
            case AMAZON_COGNITO_USER_POOLS -> userPool(required(members, "userPoolConfig", type));
            case AWS_LAMBDA -> lambda(required(members, "lambdaAuthorizerConfig", type));
        };
    }

    private static JsonNode required(JsonNode members, String name, AuthenticationType type) {
        JsonNode config = members.get(name);
        if (config == null) {
            throw AppSyncException.badRequest(name + " is required with " + type + ".");
        }
        return config;
    }

    private static AuthenticationProvider openIdConnect(JsonNode config) {
        return new OpenIdConnectProvider(
                config.path("issuer").stringValue(),
                text(config, "clientId"),
                millis(config, "iatTTL"),
                millis(config, "authTTL"));
    }

    private static AuthenticationProvider userPool(JsonNode config) {
        return new UserPoolProvider(
                config.path("userPoolId").stringValue(),
                config.path("awsRegion").stringValue(),
                text(config, "appIdClientRegex"),
                !config.path("defaultAction").asString("ALLOW").equals("DENY"));
    }

    private static AuthenticationProvider lambda(JsonNode config) {
        long ttl =
                config.path("authorizerResultTtlInSeconds").asLong(DEFAULT_AUTHORIZER_TTL_SECONDS);
        return new LambdaProvider(
                config.path("authorizerUri").stringValue(),
                Duration.ofSeconds(ttl),
                text(config, "identityValidationExpression"));
    }

    private static @Nullable Duration millis(JsonNode config, String name) {
        JsonNode value = config.get(name);
        return value == null || value.longValue() == 0
                ? null
                : Duration.ofMillis(value.longValue());
    }

    private static @Nullable String text(JsonNode config, String name) {
        JsonNode value = config.get(name);
        return value == null ? null : value.stringValue();
    }
}
