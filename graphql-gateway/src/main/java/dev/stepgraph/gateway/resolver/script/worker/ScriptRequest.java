package dev.stepgraph.gateway.resolver.script.worker;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * What a child is asked to do.
 *
 * @param realm whose code it is; code of two realms never meets
 * @param codeId names the code; the same text always has the same one
 * @param code the module, absent where the child was sent it before
 * @param call what is run of it; absent to check the code only
 * @param context the context object as JSON
 * @param rest what of the context is read only when it is asked for, as JSON: {@code identity},
 *     {@code info}, {@code request} and {@code env}; absent where they are in the context
 * @param authType what {@code util.authType()} answers
 * @param timeLimitMillis how long it may take
 */
public record ScriptRequest(
        String realm,
        String codeId,
        @Nullable String code,
        @Nullable Call call,
        String context,
        @Nullable String rest,
        @Nullable String authType,
        long timeLimitMillis) {

    /** More than all of a request has but the context. */
    private static final int SMALL = 512;

    /**
     * Functions that the module exports.
     *
     * @param function what is called
     * @param then what is called with the {@code payload} of what the first returns as its result,
     *     as if a data source without data lay between them; absent: nothing
     */
    public record Call(String function, @Nullable String then) {}

    /** All of it but the code. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(
                        context.length() + (rest == null ? 0 : rest.length()) + SMALL);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(timeLimitMillis);
            Texts.write(out, realm);
            Texts.write(out, codeId);
            Texts.write(out, call == null ? null : call.function());
            Texts.write(out, call == null ? null : call.then());
            Texts.write(out, authType);
            Texts.write(out, rest);
            Texts.write(out, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A module as it follows {@link #toBytes} where the child is sent it. */
    public static byte[] codeBytes(String code) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(code.length() + Integer.BYTES);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            Texts.write(out, code);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Reads one. */
    static ScriptRequest of(byte[] bytes) throws IOException {
        ByteBuffer frame = ByteBuffer.wrap(bytes);
        long timeLimit = frame.getLong();
        String realm = Texts.required(frame);
        String codeId = Texts.required(frame);
        String function = Texts.read(frame);
        String then = Texts.read(frame);
        String authType = Texts.read(frame);
        String rest = Texts.read(frame);
        String context = Texts.required(frame);
        return new ScriptRequest(
                realm,
                codeId,
                frame.hasRemaining() ? Texts.required(frame) : null,
                function == null ? null : new Call(function, then),
                context,
                rest,
                authType,
                timeLimit);
    }
}
