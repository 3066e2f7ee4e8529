package dev.stepgraph.gateway.auth;

/**
 * A token as the header Authorization carries it, with or without the word before it.
 *
 * @param text the token alone
 */
public record BearerToken(String text) {

    private static final String SCHEME = "Bearer ";

    /** Takes the token out of the header's value. */
    public static BearerToken of(String authorization) {
        String value = authorization.strip();
        boolean named = value.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return new BearerToken(named ? value.substring(SCHEME.length()).strip() : value);
    }

    /** Whether it has the three parts of a signed token, whatever they hold. */
    public boolean looksLikeJwt() {
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        return first > 0 && second > first + 1 && text.indexOf('.', second + 1) < 0;
    }
}
