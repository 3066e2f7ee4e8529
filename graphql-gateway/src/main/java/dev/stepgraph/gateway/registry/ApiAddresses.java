package dev.stepgraph.gateway.registry;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which API an address leads to. An uploaded API has a path of its own; a custom domain has one
 * path, whatever API it leads to; under any other name that path is the built-in API's.
 */
@Component
public class ApiAddresses {

    /** The path of an uploaded API. */
    public static final String UPLOADED = "/apis/{apiId}/graphql";

    /** The path of every custom domain. */
    private static final String OF_DOMAINS = "/graphql";

    private static final String BEFORE_ID = "/apis/";
    private static final String AFTER_ID = "/graphql";

    private final ApiDomains domains;
    private final Map<String, CalledApi> builtIn = new HashMap<>();

    ApiAddresses(ApiDomains domains, ObjectProvider<BuiltInApi> builtIn) {
        this.domains = domains;
        builtIn.forEach(api ->
                this.builtIn.put(api.path(), new CalledApi(api.revision().api().apiId(), null)));
    }

    /** The paths that do not name the API. */
    public Set<String> paths() {
        Set<String> paths = new HashSet<>(builtIn.keySet());
        paths.add(OF_DOMAINS);
        return Set.copyOf(paths);
    }

    /**
     * The API that is called.
     *
     * @param path the path of an API
     * @param authority the host that was called, and maybe its port; absent: nobody said
     */
    public Optional<CalledApi> find(String path, @Nullable String authority) {
        if (path.equals(OF_DOMAINS) && authority != null) {
            String host = hostOf(authority);
            Optional<String> apiId = domains.apiOf(host);
            if (apiId.isPresent()) {
                return Optional.of(new CalledApi(apiId.get(), host));
            }
        }
        CalledApi ours = builtIn.get(path);
        return ours == null ? uploaded(path) : Optional.of(ours);
    }

    private static Optional<CalledApi> uploaded(String path) {
        int end = path.length() - AFTER_ID.length();
        boolean named =
                end > BEFORE_ID.length()
                        && path.startsWith(BEFORE_ID)
                        && path.endsWith(AFTER_ID)
                        && path.indexOf('/', BEFORE_ID.length()) == end;
        return named
                ? Optional.of(new CalledApi(path.substring(BEFORE_ID.length(), end), null))
                : Optional.empty();
    }

    /** Without the port, and without the dot that ends a name which is whole. */
    private static String hostOf(String authority) {
        int colon = authority.lastIndexOf(':');
        String host = colon < 0 ? authority : authority.substring(0, colon);
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return DomainNames.lowerCase(name);
    }
}
