package dev.stepgraph.common.aws.signature;

import dev.stepgraph.common.http.HeaderField;
import dev.stepgraph.common.http.OutboundRequest;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Signs requests with Signature Version 4, for one region and service. */
public final class RequestSigner {

    /** Changed or added on the way by clients and proxies, so never signed. */
    private static final Set<String> NEVER_SIGNED =
            Set.of(
                    "authorization",
                    "connection",
                    "expect",
                    "transfer-encoding",
                    "user-agent",
                    "x-amzn-trace-id");

    private final String region;
    private final String service;
    private final PathForm pathForm;
    private final InstantSource clock;

    /**
     * @param service as the service names itself in signatures, such as {@code execute-api}
     */
    public RequestSigner(String region, String service, InstantSource clock) {
        this(region, service, formFor(service), clock);
    }

    public RequestSigner(String region, String service, PathForm pathForm, InstantSource clock) {
        this.region = region;
        this.service = service;
        this.pathForm = pathForm;
        this.clock = clock;
    }

    /** The request with its date and signature added; what it had of these is replaced. */
    public OutboundRequest sign(OutboundRequest request, AccessKey key) {
        URI uri = request.uri();
        byte[] body = request.body();
        List<HeaderField> headers = new ArrayList<>(request.headers());
        headers.removeIf(RequestSigner::isOfASignature);
        List<HeaderField> withHost = new ArrayList<>(headers);
        if (headers.stream().noneMatch(field -> field.is("Host"))) {
            withHost.add(new HeaderField("Host", authority(uri)));
        }
        SignableRequest signable =
                new SignableRequest(
                        request.method(),
                        orEmpty(uri.getRawPath()),
                        orEmpty(uri.getRawQuery()),
                        withHost,
                        body == null ? new byte[0] : body);
        headers.addAll(signatureHeaders(signable, key));
        return new OutboundRequest(request.method(), uri, headers, body, request.timeout());
    }

    /**
     * The header lines to add to a request: its date, its content's hash where the service wants
     * it, the session's token if the key has one, and the signature.
     */
    public List<HeaderField> signatureHeaders(SignableRequest request, AccessKey key) {
        Instant now = clock.instant();
        String payloadHash = Signatures.hash(request.body());
        List<HeaderField> added = new ArrayList<>();
        added.add(new HeaderField("X-Amz-Date", Signatures.TIMESTAMP.format(now)));
        String token = key.sessionToken();
        if (token != null) {
            added.add(new HeaderField("X-Amz-Security-Token", token));
        }
        if (pathForm == PathForm.AS_SENT) {
            added.add(new HeaderField("X-Amz-Content-Sha256", payloadHash));
        }
        SignableRequest whole = with(request, added);
        List<String> signed = names(whole);
        CredentialScope scope = scope(now);
        String signature =
                Signatures.sign(
                        Signatures.canonicalRequest(
                                whole,
                                pathForm,
                                QueryParameters.parse(whole.query()),
                                signed,
                                payloadHash),
                        key.secret(),
                        scope,
                        now);
        added.add(
                new HeaderField(
                        "Authorization",
                        Signatures.ALGORITHM
                                + " Credential="
                                + key.id()
                                + "/"
                                + scope
                                + ", SignedHeaders="
                                + String.join(";", signed)
                                + ", Signature="
                                + signature));
        return added;
    }

    /** The query of a URL that works without a header, for whoever holds it, for a while. */
    public String presignedQuery(SignableRequest request, AccessKey key, Duration lifetime) {
        Instant now = clock.instant();
        CredentialScope scope = scope(now);
        List<String> signed = names(request);
        StringBuilder query = new StringBuilder(request.query());
        append(query, "X-Amz-Algorithm", Signatures.ALGORITHM);
        append(query, "X-Amz-Credential", key.id() + "/" + scope);
        append(query, "X-Amz-Date", Signatures.TIMESTAMP.format(now));
        append(query, "X-Amz-SignedHeaders", String.join(";", signed));
        append(query, "X-Amz-Expires", Long.toString(lifetime.toSeconds()));
        String token = key.sessionToken();
        if (token != null) {
            append(query, "X-Amz-Security-Token", token);
        }
        String canonical =
                Signatures.canonicalRequest(
                        request,
                        pathForm,
                        QueryParameters.parse(query.toString()),
                        signed,
                        Signatures.hash(request.body()));
        append(query, "X-Amz-Signature", Signatures.sign(canonical, key.secret(), scope, now));
        return query.toString();
    }

    private static void append(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? "" : "&").append(name).append('=');
        query.append(UriBytes.encode(value, ""));
    }

    private CredentialScope scope(Instant now) {
        return new CredentialScope(
                Signatures.TIMESTAMP.format(now).substring(0, 8), region, service);
    }

    private static List<String> names(SignableRequest request) {
        TreeSet<String> names = new TreeSet<>();
        request.headers().forEach(field -> names.add(field.name().toLowerCase(Locale.ROOT)));
        names.removeAll(NEVER_SIGNED);
        return List.copyOf(names);
    }

    private static SignableRequest with(SignableRequest request, List<HeaderField> added) {
        List<HeaderField> headers = new ArrayList<>(request.headers());
        headers.addAll(added);
        return new SignableRequest(
                request.method(), request.path(), request.query(), headers, request.body());
    }

    private static boolean isOfASignature(HeaderField field) {
        return field.is("Authorization")
                || field.is("X-Amz-Date")
                || field.is("X-Amz-Security-Token")
                || field.is("X-Amz-Content-Sha256");
    }

    private static PathForm formFor(String service) {
        return service.equals("s3") ? PathForm.AS_SENT : PathForm.NORMALIZED;
    }

    private static String authority(URI uri) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
