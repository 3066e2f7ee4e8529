package dev.stepgraph.common.aws.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The steps from a request to its signature. */
final class Signatures {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT)
                    .withZone(ZoneOffset.UTC);

    private static final String HMAC = "HmacSHA256";
    private static final Pattern SPACES = Pattern.compile("[ \\t]+");

    private Signatures() {}

    /** The request in the one form that both sides arrive at. */
    static String canonicalRequest(
            SignableRequest request,
            PathForm pathForm,
            QueryParameters query,
            List<String> signedHeaders,
            String payloadHash) {
        StringBuilder text = new StringBuilder(512);
        text.append(request.method()).append('\n');
        text.append(pathForm.of(request.path())).append('\n');
        text.append(query.canonical()).append('\n');
        for (String name : signedHeaders) {
            text.append(name).append(':').append(canonicalValues(request, name)).append('\n');
        }
        text.append('\n').append(String.join(";", signedHeaders)).append('\n');
        return text.append(payloadHash).toString();
    }

    /** The signature, in hexadecimal digits. */
    static String sign(
            String canonicalRequest, String secret, CredentialScope scope, Instant time) {
        String stringToSign =
                String.join(
                        "\n",
                        ALGORITHM,
                        TIMESTAMP.format(time),
                        scope.toString(),
                        hash(canonicalRequest.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(hmac(signingKey(secret, scope), stringToSign));
    }

    /** SHA-256, in hexadecimal digits. */
    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String canonicalValues(SignableRequest request, String name) {
        return request.values(name).stream()
                .map(value -> SPACES.matcher(value.strip()).replaceAll(" "))
                .collect(Collectors.joining(","));
    }

    private static byte[] signingKey(String secret, CredentialScope scope) {
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        byte[] ofDate = hmac(key, scope.date());
        byte[] ofRegion = hmac(ofDate, scope.region());
        byte[] ofService = hmac(ofRegion, scope.service());
        return hmac(ofService, CredentialScope.TERMINATOR);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
