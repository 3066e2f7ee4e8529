package dev.stepgraph.gateway.resolver.script.worker;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/**
 * What a child answers.
 *
 * @param kind how the evaluation ended
 * @param text the value as JSON; the error as JSON or, where the code crashed, as a message
 * @param stash the stash as JSON; empty where nothing ran
 * @param extras errors, effects and logs as JSON; empty where there are none
 * @param then the same of the function that was called after it; absent where none was
 */
public record ScriptReply(
        Kind kind, String text, String stash, String extras, @Nullable ScriptReply then) {

    /** More than all of a reply has but the text, as a rule. */
    private static final int SMALL = 256;

    /** How an evaluation ended. */
    public enum Kind {
        /** The child has started. */
        READY('R'),
        /** The code passes the check. */
        CHECKED('C'),
        /** The handler returned a value. */
        VALUE('V'),
        /** The handler called {@code runtime.earlyReturn}, and the response handler follows. */
        EARLY_NEXT('N'),
        /** The handler called {@code runtime.earlyReturn}, and no handler of its own follows. */
        EARLY_END('E'),
        /** The handler raised an error. */
        FAILED('F'),
        /** The handler met an error. */
        CRASHED('X'),
        /** The handler took too long; the child is as good as before. */
        TIMED_OUT('T'),
        /** The handler filled the memory; the child may be the worse for it. */
        OUT_OF_MEMORY('M'),
        /** The code is not in the language; the text lists the mistakes. */
        REFUSED('D'),
        /** The child does not have the code, or not any more. */
        UNKNOWN_CODE('U'),
        /** Nothing was run, since the child was busy for long. */
        SENT_BACK('B');

        private final byte code;

        Kind(char code) {
            this.code = (byte) code;
        }
    }

    private static final List<Kind> KINDS = List.of(Kind.values());

    /** One that has only a text. */
    static ScriptReply of(Kind kind, String text) {
        return new ScriptReply(kind, text, "", "", null);
    }

    /**
     * What the frame holds.
     *
     * @param effort the processor time that it took
     */
    byte[] toBytes(Duration effort) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + SMALL);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt((int) effort.toMillis());
            writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void writeTo(DataOutputStream out) throws IOException {
        out.writeByte(kind.code);
        Texts.write(out, text);
        Texts.write(out, stash);
        Texts.write(out, extras);
        if (then != null) {
            then.writeTo(out);
        }
    }

    /**
     * Of what kind a reply is, without reading it.
     *
     * @throws IOException if the child talks nonsense
     */
    public static Kind kindOf(byte[] bytes) throws IOException {
        if (bytes.length <= Integer.BYTES) {
            throw new IOException("The child's answer is empty");
        }
        return kind(bytes[Integer.BYTES]);
    }

    /** The processor time that a reply of some kind took. */
    public static Duration effortOf(byte[] bytes) {
        return Duration.ofMillis(ByteBuffer.wrap(bytes).getInt());
    }

    /**
     * Reads one.
     *
     * @throws IOException if the child talks nonsense
     */
    public static ScriptReply of(byte[] bytes) throws IOException {
        ByteBuffer frame = ByteBuffer.wrap(bytes).position(Integer.BYTES);
        ScriptReply first = next(frame);
        return frame.hasRemaining()
                ? new ScriptReply(first.kind, first.text, first.stash, first.extras, next(frame))
                : first;
    }

    private static ScriptReply next(ByteBuffer frame) throws IOException {
        Kind kind = kind(frame.get());
        String text = Texts.required(frame);
        String stash = Texts.required(frame);
        return new ScriptReply(kind, text, stash, Texts.required(frame), null);
    }

    private static Kind kind(byte code) throws IOException {
        for (Kind kind : KINDS) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IOException("The child's answer is of no known kind");
    }
}
