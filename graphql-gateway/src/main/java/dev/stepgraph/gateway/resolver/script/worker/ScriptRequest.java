package dev.stepgraph.gateway.resolver.script.worker;

import org.jspecify.annotations.Nullable;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Objects;

/**
 * What a child is asked to do.
 *
 * @param realm whose code it is; code of two realms never meets
 * @param codeId names the code; the same text always has the same one
 * @param code the module, absent where the child was sent it before
 * @param function what the module exports and is to be called; absent to check the code only
 * @param context the context object as JSON
 * @param authType what {@code util.authType()} answers
 * @param timeLimitMillis how long it may take
 */
public record ScriptRequest(
        String realm,
        String codeId,
        @Nullable String code,
        @Nullable String function,
        String context,
        @Nullable String authType,
        long timeLimitMillis) {

    /** The same with the code. */
    public ScriptRequest withCode(String text) {
        return new ScriptRequest(realm, codeId, text, function, context, authType, timeLimitMillis);
    }

    /** Writes it; the stream is not flushed. */
    public void writeTo(DataOutputStream out) throws IOException {
        Texts.write(out, realm);
        Texts.write(out, codeId);
        Texts.write(out, code);
        Texts.write(out, function);
        Texts.write(out, context);
        Texts.write(out, authType);
        out.writeLong(timeLimitMillis);
    }

    /** Reads one; ends with an {@link java.io.EOFException} where there is none. */
    public static ScriptRequest readFrom(DataInputStream in) throws IOException {
        return new ScriptRequest(
                required(in),
                required(in),
                Texts.read(in),
                Texts.read(in),
                required(in),
                Texts.read(in),
                in.readLong());
    }

    private static String required(DataInputStream in) throws IOException {
        return Objects.requireNonNull(Texts.read(in));
    }
}
