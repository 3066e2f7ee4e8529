package dev.stepgraph.common.aws;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues and opens the tokens by which a caller asks for the next page of a list. A token carries a
 * position and is signed together with its scope (the operation and the filters it was issued for),
 * so it is good for nothing else and cannot be made up; it expires.
 */
public final class PageTokens {

    /** For how long a token is good, as the service's documentation promises. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 32;

    private final SecretKeySpec key;
    private final InstantSource clock;

    /**
     * @param key shared by all replicas
     */
    public PageTokens(byte[] key, InstantSource clock) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.clock = clock;
    }

    /** A token for that position within that scope. */
    public String issue(String scope, String position) {
        byte[] text = position.getBytes(StandardCharsets.UTF_8);
        byte[] content =
                ByteBuffer.allocate(Long.BYTES + text.length)
                        .putLong(clock.instant().plus(LIFETIME).getEpochSecond())
                        .put(text)
                        .array();
        byte[] signature = sign(scope, content);
        byte[] token = Arrays.copyOf(signature, SIGNATURE_BYTES + content.length);
        System.arraycopy(content, 0, token, SIGNATURE_BYTES, content.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /**
     * The position in a token that was issued for that scope.
     *
     * @throws AwsException InvalidToken if the token is not ours, is for another scope or has
     *     expired
     */
    public String open(String scope, String token) {
        byte[] bytes = decode(token);
        if (bytes.length < SIGNATURE_BYTES + Long.BYTES) {
            throw invalid();
        }
        byte[] content = Arrays.copyOfRange(bytes, SIGNATURE_BYTES, bytes.length);
        byte[] signature = Arrays.copyOf(bytes, SIGNATURE_BYTES);
        if (!MessageDigest.isEqual(signature, sign(scope, content))) {
            throw invalid();
        }
        ByteBuffer buffer = ByteBuffer.wrap(content);
        if (clock.instant().isAfter(Instant.ofEpochSecond(buffer.getLong()))) {
            throw invalid();
        }
        return new String(content, Long.BYTES, content.length - Long.BYTES, StandardCharsets.UTF_8);
    }

    private static byte[] decode(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private byte[] sign(String scope, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] scopeBytes = scope.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, scopeBytes.length));
            mac.update(scopeBytes);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static AwsException invalid() {
        return new AwsException(AwsErrorCode.InvalidToken, "Invalid Token: 'Invalid token'");
    }
}
