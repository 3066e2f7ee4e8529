package dev.stepgraph.gateway.registry;

import java.util.Map;
import java.util.Optional;

/**
 * Where domain names lead.
 *
 * @param apis ids of APIs, by domain names in lower case
 * @param hasWildcards whether any name stands for more than itself; mostly none does
 */
record Domains(Map<String, String> apis, boolean hasWildcards) {

    private static final String WILDCARD = "*";

    /** How long a name may be (RFC 1035, section 2.3.4). */
    private static final int MAX_LENGTH = 253;

    Domains(Map<String, String> apis) {
        this(Map.copyOf(apis), apis.keySet().stream().anyMatch(name -> name.startsWith(WILDCARD)));
    }

    /** The API that a host leads to; of several wildcards, by the longest. */
    Optional<String> apiOf(String host) {
        if (host.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String apiId = apis.get(host);
        int label = apiId == null && hasWildcards ? host.indexOf('.') : 0;
        for (int start = 1; apiId == null && start <= label; start++) {
            apiId = apis.get(WILDCARD + host.substring(start));
        }
        return Optional.ofNullable(apiId);
    }
}
