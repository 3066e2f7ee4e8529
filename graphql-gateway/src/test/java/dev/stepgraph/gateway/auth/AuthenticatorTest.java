package dev.stepgraph.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.gateway.registry.AuthenticationProvider;
import dev.stepgraph.gateway.registry.AuthenticationProvider.ApiKeyProvider;
import dev.stepgraph.gateway.registry.AuthenticationProvider.IamProvider;
import dev.stepgraph.gateway.registry.AuthenticationProvider.LambdaProvider;
import dev.stepgraph.gateway.registry.AuthenticationProvider.OpenIdConnectProvider;
import dev.stepgraph.gateway.registry.AuthenticationProvider.UserPoolProvider;
import dev.stepgraph.gateway.registry.AuthenticationType;
import dev.stepgraph.gateway.registry.GraphqlApi;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which mode credentials are tried with. */
class AuthenticatorTest {

    /** Lets everybody in, in the mode of the first provider that it is given. */
    private record Everybody(Set<AuthenticationType> modes) implements ModeAuthenticator {
        @Override
        public Caller authenticate(
                GraphqlApi api, List<AuthenticationProvider> providers, AuthRequest request) {
            return new Caller(providers.getFirst().type(), null, Set.of(), Set.of(), null);
        }
    }

    private final Authenticator authenticator =
            new Authenticator(List.of(new Everybody(Set.of(AuthenticationType.values()))));

    @ParameterizedTest
    @CsvSource({
        "API_KEY, , k, API_KEY",
        "API_KEY, Bearer a.b.c, k, API_KEY",
        "API_KEY, Bearer a.b.c, , ",
        "API_KEY, , , ",
        "AWS_IAM, , k, ",
        "AWS_IAM, AWS4-HMAC-SHA256 x, , AWS_IAM",
        "AWS_IAM;API_KEY, AWS4-HMAC-SHA256 x, k, AWS_IAM",
        "API_KEY, AWS4-HMAC-SHA256 x, k, API_KEY",
        "AWS_IAM;AWS_LAMBDA, AWS4-HMAC-SHA256 x, , AWS_IAM",
        "AWS_LAMBDA, AWS4-HMAC-SHA256 x, , AWS_LAMBDA",
        "OPENID_CONNECT, a.b.c, , OPENID_CONNECT",
        "OPENID_CONNECT, Bearer a.b.c, , OPENID_CONNECT",
        "OPENID_CONNECT, bearer a.b.c, , OPENID_CONNECT",
        "OPENID_CONNECT, nothing, , ",
        "OPENID_CONNECT, a.b.c.d, , ",
        "OPENID_CONNECT;API_KEY, a.b.c, k, OPENID_CONNECT",
        "API_KEY;OPENID_CONNECT;AWS_LAMBDA, a.b.c, k, OPENID_CONNECT",
        "API_KEY;OPENID_CONNECT;AWS_LAMBDA, custom, k, AWS_LAMBDA",
        "API_KEY;AWS_LAMBDA, a.b.c, , AWS_LAMBDA",
        "AMAZON_COGNITO_USER_POOLS;AWS_IAM, a.b.c, , AMAZON_COGNITO_USER_POOLS"
    })
    void choosesTheMode(
            String open,
            @Nullable String authorization,
            @Nullable String key,
            @Nullable AuthenticationType chosen) {
        AuthRequest request =
                request(header("authorization", authorization), header("x-api-key", key));

        if (chosen == null) {
            assertThatThrownBy(() -> authenticator.authenticate(api(open), request))
                    .isInstanceOf(UnauthorizedCallException.class)
                    .hasMessage("You are not authorized to make this call.");
        } else {
            assertThat(authenticator.authenticate(api(open), request).mode()).isEqualTo(chosen);
        }
    }

    @Test
    void refusesCredentialsThatAreThereTwice() {
        AuthRequest keys = request(Map.of("x-api-key", List.of("a", "b")), Map.of());
        AuthRequest tokens = request(Map.of("authorization", List.of("a", "b")), Map.of());

        for (AuthRequest request : List.of(keys, tokens)) {
            assertThatThrownBy(() -> authenticator.authenticate(api("API_KEY;AWS_LAMBDA"), request))
                    .isInstanceOf(UnauthorizedCallException.class);
        }
    }

    private static Map<String, List<String>> header(String name, @Nullable String value) {
        return value == null ? Map.of() : Map.of(name, List.of(value));
    }

    private static AuthRequest request(
            Map<String, List<String>> some, Map<String, List<String>> others) {
        Map<String, List<String>> headers = new HashMap<>(some);
        headers.putAll(others);
        return new AuthRequest("POST", "/graphql", "", headers, new byte[0]);
    }

    private static GraphqlApi api(String modes) {
        List<AuthenticationProvider> providers =
                Stream.of(modes.split(";", -1))
                        .map(AuthenticationType::valueOf)
                        .map(AuthenticatorTest::provider)
                        .toList();
        return new GraphqlApi(
                "a".repeat(26),
                "api",
                providers.getFirst(),
                providers.subList(1, providers.size()),
                true,
                0,
                0);
    }

    private static AuthenticationProvider provider(AuthenticationType mode) {
        return switch (mode) {
            case API_KEY -> new ApiKeyProvider();
            case AWS_IAM -> new IamProvider();
            case OPENID_CONNECT -> new OpenIdConnectProvider("http://i", null, null, null);
            case AMAZON_COGNITO_USER_POOLS -> new UserPoolProvider("p", "r", null, true);
            case AWS_LAMBDA -> new LambdaProvider("arn", Duration.ZERO, null);
        };
    }
}
