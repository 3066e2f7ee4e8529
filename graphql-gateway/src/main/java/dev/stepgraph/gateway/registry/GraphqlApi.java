package dev.stepgraph.gateway.registry;

import java.util.List;

/**
 * An API as requests see it.
 *
 * @param apiId its id, of 26 lower-case letters and digits
 * @param name its name
 * @param authentication the default mode: of all fields that no directive opens to others
 * @param additionalAuthentication further modes
 * @param introspectionEnabled whether {@code __schema} and {@code __type} may be asked
 * @param queryDepthLimit how deep an operation may nest, 1 to 75; 0: any depth
 * @param resolverCountLimit how many resolvers an operation may call; 0: the default of 10,000
 */
public record GraphqlApi(
        String apiId,
        String name,
        AuthenticationProvider authentication,
        List<AuthenticationProvider> additionalAuthentication,
        boolean introspectionEnabled,
        int queryDepthLimit,
        int resolverCountLimit) {

    public GraphqlApi {
        additionalAuthentication = List.copyOf(additionalAuthentication);
    }
}
