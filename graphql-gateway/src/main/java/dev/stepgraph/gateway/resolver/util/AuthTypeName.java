package dev.stepgraph.gateway.resolver.util;

import dev.stepgraph.gateway.registry.AuthenticationType;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** What {@code util.authType()} calls the modes that let a caller in. */
public final class AuthTypeName {

    private static final String API_KEY = "API Key Authorization";
    private static final String IAM = "IAM Authorization";
    private static final String OIDC = "Open ID Connect Authorization";
    private static final String USER_POOL = "User Pool Authorization";
    private static final String LAMBDA = "Lambda Authorization";

    private AuthTypeName() {}

    /** The name of a mode. */
    public static String of(AuthenticationType type) {
        return switch (type) {
            case API_KEY -> API_KEY;
            case AWS_IAM -> IAM;
            case OPENID_CONNECT -> OIDC;
            case AMAZON_COGNITO_USER_POOLS -> USER_POOL;
            case AWS_LAMBDA -> LAMBDA;
        };
    }

    /**
     * The name of the mode that yields such identities, for code that is only tried out.
     *
     * @param identity {@code ctx.identity} as a map, or null
     */
    public static String ofIdentity(@Nullable Object identity) {
        if (!(identity instanceof Map<?, ?> fields)) {
            return API_KEY;
        }
        if (fields.containsKey("resolverContext")) {
            return LAMBDA;
        }
        if (fields.containsKey("userArn") || fields.containsKey("accountId")) {
            return IAM;
        }
        boolean isUser = fields.containsKey("username") || !fields.containsKey("sub");
        return isUser ? USER_POOL : OIDC;
    }
}
