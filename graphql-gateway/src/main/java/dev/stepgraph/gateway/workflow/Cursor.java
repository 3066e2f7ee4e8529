package dev.stepgraph.gateway.workflow;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Cursors of Relay's connections: opaque to clients, the last element's key to us. */
final class Cursor {

    private Cursor() {}

    /** The cursor of an element. */
    static String of(String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The key that a cursor stands for; absent without one.
     *
     * @throws WorkflowException InvalidToken when it is no cursor of ours
     */
    static @Nullable String key(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            byte[] key = Base64.getUrlDecoder().decode(cursor);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw invalid();
        }
    }

    /**
     * The number that a cursor stands for; absent without one.
     *
     * @throws WorkflowException InvalidToken when it is no cursor of ours
     */
    static @Nullable Long number(@Nullable String cursor) {
        String key = key(cursor);
        try {
            return key == null ? null : Long.valueOf(key);
        } catch (NumberFormatException e) {
            throw invalid();
        }
    }

    private static WorkflowException invalid() {
        return WorkflowException.refused("InvalidToken", "The cursor is not one of this list");
    }
}
