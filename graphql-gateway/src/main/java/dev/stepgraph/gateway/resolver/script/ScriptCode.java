package dev.stepgraph.gateway.resolver.script;

import dev.stepgraph.gateway.resolver.script.worker.ScriptRequest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A module's name, and its text as children are sent it. */
final class ScriptCode {

    private final String id;
    private final byte[] bytes;

    /** Of that text; the same text always has the same name. */
    ScriptCode(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_16BE));
            this.id = HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        this.bytes = ScriptRequest.codeBytes(text);
    }

    String id() {
        return id;
    }

    byte[] bytes() {
        return bytes;
    }
}
