package dev.stepgraph.common.aws.signature;

import static dev.stepgraph.common.aws.signature.PresentedSignature.incomplete;

import dev.stepgraph.common.aws.signature.SignatureRefusedException.Reason;
import dev.stepgraph.common.aws.signature.SignatureRules.Leniency;
import dev.stepgraph.common.http.HeaderField;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells who signed a request with Signature Version 4, and that it is what they signed. For a key
 * that is unknown it does the same work, and says the same, as for a signature that is wrong.
 */
public final class RequestVerifier {

    /** How far the signer's clock may be off. */
    public static final Duration MAX_SKEW = Duration.ofMinutes(15);

    /** What is said of keys and signatures that are not known. */
    static final String UNRECOGNIZED_KEY = "The security token included in the request is invalid.";

    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    private static final String CONTENT_HASH = "x-amz-content-sha256";

    /** Must be signed wherever they are sent, as they say what is asked for, and of whom. */
    private static final Set<String> ALWAYS_SIGNED =
            Set.of("host", "x-amz-date", "x-amz-target", "x-amz-security-token");

    /** Whoever reads the request takes one of them, and must not be able to pick. */
    private static final List<String> NEVER_TWICE =
            List.of("host", "content-type", "content-length", "x-amz-target", CONTENT_HASH);

    private static final AccessKey NOBODY = AccessKey.of("NOBODY", "a secret that opens nothing");

    private final AccessKeys keys;
    private final SignatureRules rules;
    private final InstantSource clock;

    public RequestVerifier(AccessKeys keys, SignatureRules rules, InstantSource clock) {
        this.keys = keys;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * The id of the key that the request was signed with.
     *
     * @throws SignatureRefusedException if it was not signed, or not as it is now
     */
    public String verify(SignableRequest request) throws SignatureRefusedException {
        PresentedSignature presented = SignatureReader.read(request);
        if (presented.lifetime() != null && !rules.allows(Leniency.PRESIGNED_URLS)) {
            throw incomplete("The signature must be in the header Authorization");
        }
        checkHeaders(request, presented);
        checkScope(presented);
        checkTime(presented);
        String payloadHash = payloadHash(request);
        String canonical =
                Signatures.canonicalRequest(
                        request,
                        rules.pathForm(),
                        presented.query(),
                        presented.signedHeaders(),
                        payloadHash);
        checkSignature(presented, canonical);
        return presented.accessKeyId();
    }

    private void checkSignature(PresentedSignature presented, String canonical)
            throws SignatureRefusedException {
        Optional<AccessKey> found = keys.find(presented.accessKeyId());
        AccessKey known = found.orElse(NOBODY);
        String expected =
                Signatures.sign(canonical, known.secret(), presented.scope(), presented.time());
        boolean signed = same(expected, presented.signature());
        boolean sameSession = same(known.sessionToken(), presented.sessionToken());
        if (!(found.isPresent() && signed && sameSession)) {
            throw new SignatureRefusedException(Reason.UNRECOGNIZED, UNRECOGNIZED_KEY);
        }
    }

    private static boolean same(@Nullable String expected, @Nullable String presented) {
        byte[] left = bytes(expected);
        return MessageDigest.isEqual(left, bytes(presented));
    }

    private static byte[] bytes(@Nullable String text) {
        return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    }

    private static void checkHeaders(SignableRequest request, PresentedSignature presented)
            throws SignatureRefusedException {
        List<String> signed = presented.signedHeaders();
        if (!signed.contains("host")) {
            throw incomplete("'host' must be among the SignedHeaders");
        }
        for (HeaderField field : request.headers()) {
            if (field.value().chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
                throw incomplete("A header holds a line break");
            }
        }
        for (String name : signed) {
            if (request.values(name).isEmpty()) {
                throw incomplete("The signed header '" + name + "' is not there");
            }
        }
        for (String name : ALWAYS_SIGNED) {
            boolean inQuery = presented.lifetime() != null && name.equals("x-amz-date");
            if (!inQuery && !request.values(name).isEmpty() && !signed.contains(name)) {
                throw incomplete("The header '" + name + "' must be signed");
            }
        }
        for (String name : NEVER_TWICE) {
            if (request.values(name).size() > 1) {
                throw incomplete("The header '" + name + "' is there more than once");
            }
        }
    }

    private void checkScope(PresentedSignature presented) throws SignatureRefusedException {
        CredentialScope scope = presented.scope();
        if (!scope.region().equals(rules.region())) {
            throw invalid(
                    "Credential should be scoped to a valid region, not '" + scope.region() + "'.");
        }
        if (!scope.service().equals(rules.service())) {
            throw invalid(
                    "Credential should be scoped to correct service: '" + rules.service() + "'.");
        }
        if (!Signatures.TIMESTAMP.format(presented.time()).startsWith(scope.date() + "T")) {
            throw invalid("Date in Credential scope does not match YYYYMMDD of the request's date");
        }
    }

    private void checkTime(PresentedSignature presented) throws SignatureRefusedException {
        Instant now = clock.instant();
        Instant time = presented.time();
        if (time.isAfter(now.plus(MAX_SKEW))) {
            throw invalid(
                    "Signature not yet current: "
                            + format(time)
                            + " is later than "
                            + format(now.plus(MAX_SKEW))
                            + " ("
                            + format(now)
                            + " + 15 min.)");
        }
        Duration lifetime = presented.lifetime() == null ? MAX_SKEW : presented.lifetime();
        if (time.plus(lifetime).isBefore(now)) {
            throw invalid(
                    "Signature expired: "
                            + format(time.plus(lifetime))
                            + " is earlier than "
                            + format(now));
        }
    }

    private String payloadHash(SignableRequest request) throws SignatureRefusedException {
        List<String> stated = request.values(CONTENT_HASH);
        String hash = Signatures.hash(request.body());
        if (stated.isEmpty()) {
            return hash;
        }
        String value = stated.getFirst().strip();
        if (value.equals(UNSIGNED) && rules.allows(Leniency.UNSIGNED_PAYLOADS)) {
            return UNSIGNED;
        }
        if (!value.equals(hash)) {
            throw invalid("The header x-amz-content-sha256 is not the SHA-256 of the body");
        }
        return hash;
    }

    private static String format(Instant time) {
        return Signatures.TIMESTAMP.format(time);
    }

    private static SignatureRefusedException invalid(String message) {
        return new SignatureRefusedException(Reason.INVALID, message);
    }
}
