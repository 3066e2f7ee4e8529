package dev.stepgraph.common.aws.signature;

import dev.stepgraph.common.aws.signature.SignatureRefusedException.Reason;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A signature as a request presents it, in its header or in its query: readable, and not yet
 * believed.
 *
 * @param signedHeaders lower-case, in order, each once
 * @param lifetime for how long a URL works; absent if the signature stands in the header
 * @param sessionToken absent if none is sent
 * @param query the parameters that are signed
 */
record PresentedSignature(
        String accessKeyId,
        CredentialScope scope,
        Instant time,
        List<String> signedHeaders,
        String signature,
        @Nullable Duration lifetime,
        @Nullable String sessionToken,
        QueryParameters query) {

    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9a-z-]+");
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern DATE = Pattern.compile("[0-9]{8}");

    /** Reads the parts that both places have in common. */
    static PresentedSignature of(Parts parts, QueryParameters query)
            throws SignatureRefusedException {
        List<String> credential = List.of(parts.credential().split("/", -1));
        if (credential.size() != 5
                || !AccessKey.isId(credential.getFirst())
                || !DATE.matcher(credential.get(1)).matches()
                || !credential.getLast().equals(CredentialScope.TERMINATOR)) {
            throw incomplete("Credential must have exactly 5 slash-delimited elements");
        }
        if (!SIGNATURE.matcher(parts.signature()).matches()) {
            throw incomplete("Signature must be 64 hexadecimal digits");
        }
        return new PresentedSignature(
                credential.getFirst(),
                new CredentialScope(credential.get(1), credential.get(2), credential.get(3)),
                time(parts.date()),
                signedHeaders(parts.signedHeaders()),
                parts.signature(),
                parts.lifetime(),
                parts.sessionToken(),
                query);
    }

    /** What is found in the header or in the query, still as text. */
    record Parts(
            String credential,
            String date,
            String signedHeaders,
            String signature,
            @Nullable Duration lifetime,
            @Nullable String sessionToken) {}

    static SignatureRefusedException incomplete(String message) {
        return new SignatureRefusedException(Reason.INCOMPLETE, message);
    }

    private static Instant time(String text) throws SignatureRefusedException {
        try {
            return Signatures.TIMESTAMP.parse(text, Instant::from);
        } catch (DateTimeException e) {
            throw incomplete("Date must be in ISO-8601 'basic format', such as 20150830T123600Z");
        }
    }

    private static List<String> signedHeaders(String text) throws SignatureRefusedException {
        List<String> names = List.of(text.split(";", -1));
        String last = "";
        for (String name : names) {
            if (!HEADER_NAME.matcher(name).matches() || name.compareTo(last) <= 0) {
                throw incomplete("SignedHeaders must be lower-case names in order, each once");
            }
            last = name;
        }
        return names;
    }
}
