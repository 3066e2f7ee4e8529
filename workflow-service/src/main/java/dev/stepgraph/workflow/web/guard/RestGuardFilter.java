package dev.stepgraph.workflow.web.guard;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.aws.signature.AccessKeyRing.KnownKey;
import dev.stepgraph.common.http.BrowserOrigin;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.common.jwt.InvalidTokenException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.Set;

/**
 * Lets those use the resources who bring a bearer token with the scope for it (RFC 6750), or sign
 * their request with an access key.
 */
@Component
public class RestGuardFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RestGuardFilter.class);

    private static final String BEARER = "Bearer ";
    private static final String SIGNED = "AWS4-";

    /** The API's description says nothing about anybody. */
    private static final Set<String> DESCRIPTION =
            Set.of("/v1/openapi", "/v1/openapi.yaml", "/v1/openapi/swagger-config");

    private final Door door;
    private final SignedCalls signed;
    private final BearerTokens tokens;

    RestGuardFilter(Door door, SignedCalls signed, BearerTokens tokens) {
        this.door = door;
        this.signed = signed;
        this.tokens = tokens;
    }

    /** Why a request is turned away, in the words of RFC 6750. */
    private record Refusal(HttpStatus status, @Nullable String error, String detail) {}

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Refusal refusal = refusal(request);
        if (refusal == null) {
            chain.doFilter(request, response);
        } else {
            refuse(response, refusal);
        }
    }

    private @Nullable Refusal refusal(HttpServletRequest request) throws IOException {
        if (isDescription(request)) {
            return null;
        }
        String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.startsWith(SIGNED)) {
            return refusalOfSigned(request);
        }
        if (isOpen(request)) {
            return BrowserOrigin.isForeign(request.getHeader("Origin"), request.getHeader("Host"))
                    ? new Refusal(
                            HttpStatus.FORBIDDEN, null, "Pages of other sites may not call this")
                    : null;
        }
        if (authorization == null || !isBearer(authorization)) {
            return new Refusal(HttpStatus.UNAUTHORIZED, null, "A bearer token is needed");
        }
        return refusalOfBearer(request, authorization.substring(BEARER.length()).strip());
    }

    private @Nullable Refusal refusalOfBearer(HttpServletRequest request, String token) {
        String scope = Permission.of(request).scope();
        try {
            return tokens.scopes(token).contains(scope)
                    ? null
                    : new Refusal(
                            HttpStatus.FORBIDDEN,
                            "insufficient_scope",
                            "The scope " + scope + " is needed");
        } catch (InvalidTokenException e) {
            LOG.debug("A bearer token is not taken: {}", e.getMessage());
            return new Refusal(
                    HttpStatus.UNAUTHORIZED, "invalid_token", "The token is not accepted");
        }
    }

    private @Nullable Refusal refusalOfSigned(HttpServletRequest request) throws IOException {
        try {
            String action = Permission.of(request).action();
            KnownKey key = signed.verify(request, request.getInputStream().readAllBytes());
            if (!key.policy().allowsEverywhere(action)) {
                throw SignedCalls.denied(key, action, "*");
            }
            return null;
        } catch (AwsException e) {
            HttpStatus status =
                    e.code() == AwsErrorCode.AccessDeniedException
                            ? HttpStatus.FORBIDDEN
                            : HttpStatus.UNAUTHORIZED;
            return new Refusal(status, null, String.valueOf(e.getMessage()));
        }
    }

    /** Keys open the AWS endpoint too, so nobody makes any who could not use that without one. */
    private boolean isOpen(HttpServletRequest request) {
        return door.restOpen() && (door.awsOpen() || !Permission.of(request).isOnAccessKeys());
    }

    private static boolean isBearer(String authorization) {
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    private static boolean reads(HttpServletRequest request) {
        return Permission.READING.contains(request.getMethod());
    }

    private static boolean isDescription(HttpServletRequest request) {
        return reads(request) && DESCRIPTION.contains(Permission.path(request));
    }

    private static void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        problem.put("title", refusal.status().getReasonPhrase());
        problem.put("status", refusal.status().value());
        problem.put("detail", refusal.detail());
        response.setStatus(refusal.status().value());
        String challenge = "Bearer realm=\"stepgraph\"";
        response.setHeader(
                "WWW-Authenticate",
                refusal.error() == null
                        ? challenge
                        : challenge + ", error=\"" + refusal.error() + "\"");
        response.setContentType("application/problem+json");
        response.getOutputStream().write(JsonText.writeBytes(problem));
    }
}
