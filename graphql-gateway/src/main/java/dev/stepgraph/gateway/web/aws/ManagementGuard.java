package dev.stepgraph.gateway.web.aws;

import dev.stepgraph.common.aws.AwsIdentity;
import dev.stepgraph.common.aws.signature.AccessKeyRing.KnownKey;
import dev.stepgraph.common.aws.signature.SignatureRefusedException;
import dev.stepgraph.common.http.BrowserOrigin;
import dev.stepgraph.gateway.auth.AuthRequest;
import dev.stepgraph.gateway.auth.iam.SignedCalls;
import dev.stepgraph.gateway.registry.AppSyncErrorCode;
import dev.stepgraph.gateway.registry.AppSyncException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Lets those carry operations out who signed for them with an access key that is good for it. Where
 * nobody is asked for a signature, whoever is on this machine may, but no page in a browser.
 */
@Component
class ManagementGuard {

    private final ManagementDoor door;
    private final SignedCalls signed;
    private final AwsIdentity identity;

    ManagementGuard(ManagementDoor door, SignedCalls signed, AwsIdentity identity) {
        this.door = door;
        this.signed = signed;
        this.identity = identity;
    }

    /**
     * Makes sure that the request may be carried out.
     *
     * @param action such as {@code appsync:CreateType}
     * @throws AppSyncException if not
     */
    void check(String action, ServerRequest request, byte[] body) {
        HttpHeaders headers = request.headers().asHttpHeaders();
        if (door.open()) {
            if (BrowserOrigin.isForeign(
                    headers.getFirst(HttpHeaders.ORIGIN), headers.getFirst(HttpHeaders.HOST))) {
                throw new AppSyncException(
                        AppSyncErrorCode.AccessDeniedException,
                        "Pages of other sites may not call the management API.");
            }
            return;
        }
        KnownKey key = verify(request, headers, body);
        String resource = identity.arn("appsync", resource(request));
        if (!key.policy().allows(action, resource)) {
            throw new AppSyncException(
                    AppSyncErrorCode.AccessDeniedException,
                    "User: %s is not authorized to perform: %s on resource: %s"
                            .formatted(key.user(), action, resource));
        }
    }

    private KnownKey verify(ServerRequest request, HttpHeaders headers, byte[] body) {
        try {
            return signed.verify(
                    new AuthRequest(
                            request.method().name(),
                            request.uri().getRawPath(),
                            query(request),
                            byLowerCaseName(headers),
                            body));
        } catch (SignatureRefusedException e) {
            throw new AppSyncException(code(e), String.valueOf(e.getMessage()));
        }
    }

    private static AppSyncErrorCode code(SignatureRefusedException e) {
        return switch (e.reason()) {
            case MISSING -> AppSyncErrorCode.MissingAuthenticationTokenException;
            case INCOMPLETE -> AppSyncErrorCode.IncompleteSignatureException;
            case INVALID -> AppSyncErrorCode.InvalidSignatureException;
            case UNRECOGNIZED -> AppSyncErrorCode.UnrecognizedClientException;
        };
    }

    private static String query(ServerRequest request) {
        String query = request.uri().getRawQuery();
        return query == null ? "" : query;
    }

    private static Map<String, List<String>> byLowerCaseName(HttpHeaders headers) {
        Map<String, List<String>> byName = new TreeMap<>();
        headers.forEach((name, values) -> byName.put(name.toLowerCase(Locale.ROOT), values));
        return byName;
    }

    /**
     * What is below the version in the path, decoded as the route is that it leads to: what is
     * written in another way is the same resource.
     */
    private static String resource(ServerRequest request) {
        return request.requestPath().pathWithinApplication().elements().stream()
                .map(ManagementGuard::decoded)
                .collect(Collectors.joining())
                .replaceFirst("^/v[12]/", "");
    }

    private static String decoded(PathContainer.Element element) {
        return element instanceof PathContainer.PathSegment segment
                ? segment.valueToMatch()
                : element.value();
    }
}
