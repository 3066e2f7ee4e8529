package dev.stepgraph.gateway.registry;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** One authentication mode that an API is open to, with what the mode has to know. */
public sealed interface AuthenticationProvider {

    /** The mode. */
    AuthenticationType type();

    /** Keys of the API itself. */
    record ApiKeyProvider() implements AuthenticationProvider {
        @Override
        public AuthenticationType type() {
            return AuthenticationType.API_KEY;
        }
    }

    /** Requests signed with Signature Version 4. */
    record IamProvider() implements AuthenticationProvider {
        @Override
        public AuthenticationType type() {
            return AuthenticationType.AWS_IAM;
        }
    }

    /**
     * Tokens of an OpenID Connect issuer.
     *
     * @param issuer the issuer's address, under which its configuration is found
     * @param clientId a regular expression that the token's audience or client must match
     * @param iatTtl for how long after it was issued a token is taken
     * @param authTtl for how long after its owner logged in a token is taken
     */
    record OpenIdConnectProvider(
            String issuer,
            @Nullable String clientId,
            @Nullable Duration iatTtl,
            @Nullable Duration authTtl)
            implements AuthenticationProvider {
        @Override
        public AuthenticationType type() {
            return AuthenticationType.OPENID_CONNECT;
        }
    }

    /**
     * Tokens of a Cognito user pool.
     *
     * @param userPoolId such as {@code us-east-1_abc}
     * @param awsRegion the pool's region
     * @param appIdClientRegex what a token's app client must match
     * @param allowsByDefault whether fields without a directive are open: {@code defaultAction}
     */
    record UserPoolProvider(
            String userPoolId,
            String awsRegion,
            @Nullable String appIdClientRegex,
            boolean allowsByDefault)
            implements AuthenticationProvider {
        @Override
        public AuthenticationType type() {
            return AuthenticationType.AMAZON_COGNITO_USER_POOLS;
        }
    }

    /**
     * A function that decides.
     *
     * @param authorizerUri the function's ARN
     * @param resultTtl for how long its answer is kept; zero: not at all
     * @param identityValidationExpression what a token must match before the function is asked
     */
    record LambdaProvider(
            String authorizerUri, Duration resultTtl, @Nullable String identityValidationExpression)
            implements AuthenticationProvider {
        @Override
        public AuthenticationType type() {
            return AuthenticationType.AWS_LAMBDA;
        }
    }
}
