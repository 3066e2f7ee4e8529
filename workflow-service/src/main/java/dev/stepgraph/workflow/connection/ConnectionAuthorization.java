package dev.stepgraph.workflow.connection;

import java.net.URI;

/** How a connection identifies itself. Its text never shows a secret. */
public sealed interface ConnectionAuthorization {

    /** The kinds, named as EventBridge names them. */
    enum Type {
        BASIC,
        API_KEY,
        OAUTH_CLIENT_CREDENTIALS
    }

    /** Which kind this is. */
    Type type();

    /** HTTP Basic (RFC 7617). */
    record Basic(String username, String password) implements ConnectionAuthorization {

        @Override
        public Type type() {
            return Type.BASIC;
        }

        @Override
        public String toString() {
            return "Basic[username=" + username + "]";
        }
    }

    /** A header of that name with a secret value. */
    record ApiKey(String name, String value) implements ConnectionAuthorization {

        @Override
        public Type type() {
            return Type.API_KEY;
        }

        @Override
        public String toString() {
            return "ApiKey[name=" + name + "]";
        }
    }

    /**
     * A bearer token that is fetched with the client's credentials (RFC 6749, section 4.4).
     *
     * @param endpoint where tokens are issued
     * @param method {@code GET}, {@code POST} or {@code PUT}
     * @param parameters what else is sent to the endpoint
     */
    record OAuthClientCredentials(
            URI endpoint,
            String method,
            String clientId,
            String clientSecret,
            HttpParameters parameters)
            implements ConnectionAuthorization {

        @Override
        public Type type() {
            return Type.OAUTH_CLIENT_CREDENTIALS;
        }

        @Override
        public String toString() {
            return "OAuthClientCredentials[endpoint=" + endpoint + ", clientId=" + clientId + "]";
        }
    }
}
