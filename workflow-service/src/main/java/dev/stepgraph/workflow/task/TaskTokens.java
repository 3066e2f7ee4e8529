package dev.stepgraph.workflow.task;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.secret.ServiceKey;
import dev.stepgraph.common.secret.ServiceKeys;
import dev.stepgraph.workflow.engine.TaskTokenSource;

import org.springframework.stereotype.Component;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and reads the tokens by which somebody outside completes a task. A token names the
 * execution and the attempt and is signed (HMAC-SHA-256), so no row is needed to check one, and
 * nobody can make one up.
 */
@Component
public class TaskTokens implements TaskTokenSource {

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte VERSION = 1;
    private static final int KEY_ID_BYTES = 4;
    private static final int CONTENT_BYTES = 1 + KEY_ID_BYTES + 3 * Long.BYTES;
    private static final int SIGNATURE_BYTES = 32;

    private final ServiceKeys keys;

    public TaskTokens(ServiceKeys keys) {
        this.keys = keys;
    }

    @Override
    public String token(UUID executionId, long scheduledEventId) {
        ServiceKey key = keys.current();
        byte[] content =
                ByteBuffer.allocate(CONTENT_BYTES)
                        .put(VERSION)
                        .put(HexFormat.of().parseHex(key.id()))
                        .putLong(executionId.getMostSignificantBits())
                        .putLong(executionId.getLeastSignificantBits())
                        .putLong(scheduledEventId)
                        .array();
        byte[] token = Arrays.copyOf(content, CONTENT_BYTES + SIGNATURE_BYTES);
        System.arraycopy(sign(key, content), 0, token, CONTENT_BYTES, SIGNATURE_BYTES);
        return Base64.getEncoder().withoutPadding().encodeToString(token);
    }

    /**
     * What the token names.
     *
     * @throws AwsException InvalidToken if it is none of ours
     */
    public TaskToken read(String token) {
        byte[] bytes = decode(token);
        if (bytes.length != CONTENT_BYTES + SIGNATURE_BYTES || bytes[0] != VERSION) {
            throw invalid();
        }
        byte[] content = Arrays.copyOf(bytes, CONTENT_BYTES);
        byte[] signature = Arrays.copyOfRange(bytes, CONTENT_BYTES, bytes.length);
        Optional<ServiceKey> key = keys.find(HexFormat.of().formatHex(bytes, 1, 1 + KEY_ID_BYTES));
        if (key.isEmpty() || !MessageDigest.isEqual(signature, sign(key.get(), content))) {
            throw invalid();
        }
        ByteBuffer named = ByteBuffer.wrap(content).position(1 + KEY_ID_BYTES);
        return new TaskToken(new UUID(named.getLong(), named.getLong()), named.getLong());
    }

    private static byte[] decode(String token) {
        try {
            return Base64.getDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static byte[] sign(ServiceKey key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.derive("task-tokens"), ALGORITHM));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static AwsException invalid() {
        return new AwsException(AwsErrorCode.InvalidToken, "Invalid Token: 'Invalid token'");
    }
}
