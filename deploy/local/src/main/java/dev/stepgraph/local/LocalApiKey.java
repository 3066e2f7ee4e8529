package dev.stepgraph.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The key that opens the gateway's built-in API on this machine, drawn at the first start and kept
 * in a file. The gateway is told no more than its hash.
 *
 * @param text what a client sends as {@code x-api-key}
 */
record LocalApiKey(String text) {

    private static final String PREFIX = "sg-";
    private static final int BYTES = 24;

    /** The key in the file; if there is no file yet, a new key is drawn and kept in it. */
    static LocalApiKey readOrDraw(Path file) {
        try {
            if (!Files.exists(file)) {
                draw(file);
            }
            String text = Files.readString(file).strip();
            if (text.isEmpty()) {
                throw new LaunchFailure(
                        "%s holds no API key; remove it to have a new one drawn.".formatted(file));
            }
            return new LocalApiKey(text);
        } catch (IOException unusable) {
            throw new LaunchFailure("%s cannot be used.".formatted(file), unusable);
        }
    }

    /** The setting by which the gateway learns of it. */
    List<String> settings() {
        return List.of("--stepgraph.workflow-api.key-hashes=" + hash());
    }

    @Override
    public String toString() {
        return "LocalApiKey[" + hash() + "]";
    }

    private static void draw(Path file) throws IOException {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        OwnerOnly.createFile(file);
        Files.writeString(
                file, PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    private String hash() {
        try {
            byte[] bytes = text.getBytes(UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
