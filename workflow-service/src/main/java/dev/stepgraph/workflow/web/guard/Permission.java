package dev.stepgraph.workflow.web.guard;

import jakarta.servlet.http.HttpServletRequest;

import java.util.Map;
import java.util.Set;

/**
 * What one needs to use a resource.
 *
 * @param action what the policy of an access key must allow
 * @param scope what a bearer token must hold
 */
record Permission(String action, String scope) {

    /** Methods that change nothing. */
    static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private static final String KEYS = "/v1/access-keys";
    private static final String ADMINISTRATION = "workflow:admin";
    private static final Permission READ = new Permission("states:RestRead", "workflow:read");
    private static final Permission WRITE = new Permission("states:RestWrite", "workflow:write");

    /** Named as IAM's: what is good for all of Step Functions is not good for making keys. */
    private static final Map<String, Permission> ON_KEYS =
            Map.of(
                    "POST", administration("CreateAccessKey"),
                    "PUT", administration("UpdateAccessKey"),
                    "DELETE", administration("DeleteAccessKey"));

    /** What the request needs. */
    static Permission of(HttpServletRequest request) {
        String path = path(request);
        if (path.equals(KEYS) || path.startsWith(KEYS + "/")) {
            String reading = path.equals(KEYS) ? "ListAccessKeys" : "GetAccessKey";
            return ON_KEYS.getOrDefault(request.getMethod(), administration(reading));
        }
        return READING.contains(request.getMethod()) ? READ : WRITE;
    }

    /** Whether it is about access keys. */
    boolean isOnAccessKeys() {
        return scope.equals(ADMINISTRATION);
    }

    /** The path that the server itself goes by: decoded, and without detours. */
    static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }

    private static Permission administration(String operation) {
        return new Permission("iam:" + operation, ADMINISTRATION);
    }
}
