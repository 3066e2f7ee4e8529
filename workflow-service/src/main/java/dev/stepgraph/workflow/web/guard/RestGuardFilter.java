package dev.stepgraph.workflow.web.guard;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
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
 * their request with an access key. What the key is good for is asked by each resource, of the
 * {@link Caller} that the request carries from here on.
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

    /**
     * Why a request is turned away.
     *
     * @param error the same in the words of RFC 6750, if it has some for it
     */
    private record Refusal(AwsErrorCode code, @Nullable String error, String detail) {

        HttpStatus status() {
            return code == AwsErrorCode.AccessDeniedException
                    ? HttpStatus.FORBIDDEN
                    : HttpStatus.UNAUTHORIZED;
        }
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(Caller.ATTRIBUTE, Caller.UNLIMITED);
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
                            AwsErrorCode.AccessDeniedException,
                            null,
                            "Pages of other sites may not call this")
                    : null;
        }
        if (authorization == null || !isBearer(authorization)) {
            return new Refusal(
                    AwsErrorCode.MissingAuthenticationTokenException,
                    null,
                    "A bearer token is needed");
        }
        return refusalOfBearer(request, authorization.substring(BEARER.length()).strip());
    }

    private @Nullable Refusal refusalOfBearer(HttpServletRequest request, String token) {
        String scope = Scopes.needed(request);
        try {
            return tokens.scopes(token).contains(scope)
                    ? null
                    : new Refusal(
                            AwsErrorCode.AccessDeniedException,
                            "insufficient_scope",
                            "The scope " + scope + " is needed");
        } catch (InvalidTokenException e) {
            LOG.debug("A bearer token is not taken: {}", e.getMessage());
            return new Refusal(
                    AwsErrorCode.UnrecognizedClientException,
                    "invalid_token",
                    "The token is not accepted");
        }
    }

    private @Nullable Refusal refusalOfSigned(HttpServletRequest request) throws IOException {
        try {
            byte[] body = request.getInputStream().readAllBytes();
            request.setAttribute(Caller.ATTRIBUTE, signed.verify(request, body));
            return null;
        } catch (AwsException e) {
            return new Refusal(e.code(), null, String.valueOf(e.getMessage()));
        }
    }

    /** Keys open the AWS endpoint too, so nobody makes any who could not use that without one. */
    private boolean isOpen(HttpServletRequest request) {
        return door.restOpen() && (door.awsOpen() || !Scopes.isOnAccessKeys(request));
    }

    private static boolean isBearer(String authorization) {
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    private static boolean isDescription(HttpServletRequest request) {
        return Scopes.reads(request) && DESCRIPTION.contains(Scopes.path(request));
    }

    private static void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        problem.put("title", refusal.status().getReasonPhrase());
        problem.put("status", refusal.status().value());
        problem.put("detail", refusal.detail());
        problem.put("code", refusal.code().name());
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
