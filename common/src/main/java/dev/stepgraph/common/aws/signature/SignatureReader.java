package dev.stepgraph.common.aws.signature;

import static dev.stepgraph.common.aws.signature.PresentedSignature.incomplete;

import dev.stepgraph.common.aws.signature.SignatureRefusedException.Reason;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the signature in a request: in the Authorization header, or in the query. */
final class SignatureReader {

    private static final Duration MAX_LIFETIME = Duration.ofDays(7);
    private static final Set<String> PARTS = Set.of("Credential", "SignedHeaders", "Signature");

    private SignatureReader() {}

    static PresentedSignature read(SignableRequest request) throws SignatureRefusedException {
        QueryParameters query = query(request);
        List<String> authorization = request.values("Authorization");
        boolean inQuery =
                !query.values("X-Amz-Signature").isEmpty()
                        || !query.values("X-Amz-Algorithm").isEmpty()
                        || !query.values("X-Amz-Credential").isEmpty();
        if (authorization.isEmpty() && !inQuery) {
            throw new SignatureRefusedException(Reason.MISSING, "Missing Authentication Token");
        }
        if (!authorization.isEmpty() && inQuery) {
            throw incomplete("The signature must be either in the header or in the query");
        }
        return inQuery ? fromQuery(request, query) : fromHeader(request, authorization, query);
    }

    private static QueryParameters query(SignableRequest request) throws SignatureRefusedException {
        try {
            return QueryParameters.parse(request.query());
        } catch (IllegalArgumentException e) {
            throw incomplete("The query is not encoded properly");
        }
    }

    private static PresentedSignature fromHeader(
            SignableRequest request, List<String> authorization, QueryParameters query)
            throws SignatureRefusedException {
        Map<String, String> parts = parts(only(authorization, "Authorization"));
        return PresentedSignature.of(
                new PresentedSignature.Parts(
                        part(parts, "Credential"),
                        only(request.values("X-Amz-Date"), "X-Amz-Date"),
                        part(parts, "SignedHeaders"),
                        part(parts, "Signature"),
                        null,
                        optional(request.values("X-Amz-Security-Token"))),
                query);
    }

    private static PresentedSignature fromQuery(SignableRequest request, QueryParameters query)
            throws SignatureRefusedException {
        String algorithm = only(query.values("X-Amz-Algorithm"), "X-Amz-Algorithm");
        if (!algorithm.equals(Signatures.ALGORITHM)) {
            throw unknownAlgorithm();
        }
        List<String> tokens = new ArrayList<>(query.values("X-Amz-Security-Token"));
        tokens.addAll(request.values("X-Amz-Security-Token"));
        return PresentedSignature.of(
                new PresentedSignature.Parts(
                        only(query.values("X-Amz-Credential"), "X-Amz-Credential"),
                        only(query.values("X-Amz-Date"), "X-Amz-Date"),
                        only(query.values("X-Amz-SignedHeaders"), "X-Amz-SignedHeaders"),
                        only(query.values("X-Amz-Signature"), "X-Amz-Signature"),
                        lifetime(only(query.values("X-Amz-Expires"), "X-Amz-Expires")),
                        optional(tokens)),
                query.without("X-Amz-Signature"));
    }

    private static Map<String, String> parts(String header) throws SignatureRefusedException {
        int space = header.indexOf(' ');
        if (space < 0 || !header.substring(0, space).equals(Signatures.ALGORITHM)) {
            throw unknownAlgorithm();
        }
        Map<String, String> found = new HashMap<>();
        for (String part : header.substring(space).split(",", -1)) {
            String text = part.strip();
            int equals = text.indexOf('=');
            String name = text.substring(0, Math.max(equals, 0));
            if (!PARTS.contains(name) || found.put(name, text.substring(equals + 1)) != null) {
                throw incomplete(
                        "Authorization must consist of Credential, SignedHeaders and Signature");
            }
        }
        return found;
    }

    private static String part(Map<String, String> parts, String name)
            throws SignatureRefusedException {
        String value = parts.get(name);
        if (value == null) {
            throw incomplete("Authorization header requires '" + name + "' parameter.");
        }
        return value;
    }

    private static String only(List<String> values, String name) throws SignatureRefusedException {
        if (values.size() != 1) {
            throw incomplete("There must be exactly one '" + name + "'");
        }
        return values.getFirst();
    }

    private static @Nullable String optional(List<String> values) throws SignatureRefusedException {
        return values.isEmpty() ? null : only(values, "X-Amz-Security-Token");
    }

    private static Duration lifetime(String text) throws SignatureRefusedException {
        if (text.matches("[0-9]{1,6}")) {
            Duration lifetime = Duration.ofSeconds(Integer.parseInt(text));
            if (lifetime.isPositive() && lifetime.compareTo(MAX_LIFETIME) <= 0) {
                return lifetime;
            }
        }
        throw incomplete("X-Amz-Expires must be a number between 1 and 604800");
    }

    private static SignatureRefusedException unknownAlgorithm() {
        return incomplete(
                "Unsupported AWS 'algorithm': only " + Signatures.ALGORITHM + " is taken");
    }
}
