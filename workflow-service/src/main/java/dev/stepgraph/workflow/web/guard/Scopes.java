package dev.stepgraph.workflow.web.guard;

import jakarta.servlet.http.HttpServletRequest;

import java.util.Set;

/** What a bearer token must hold, by path and method. */
final class Scopes {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String KEYS = "/v1/access-keys";

    private Scopes() {}

    /** The scope that the request needs. */
    static String needed(HttpServletRequest request) {
        if (isOnAccessKeys(request)) {
            return "workflow:admin";
        }
        return reads(request) ? "workflow:read" : "workflow:write";
    }

    /** Whether it is about access keys. */
    static boolean isOnAccessKeys(HttpServletRequest request) {
        String path = path(request);
        return path.equals(KEYS) || path.startsWith(KEYS + "/");
    }

    /** Whether it changes nothing. */
    static boolean reads(HttpServletRequest request) {
        return READING.contains(request.getMethod());
    }

    /** The path that the server itself goes by: decoded, and without detours. */
    static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }
}
