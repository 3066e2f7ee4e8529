package dev.stepgraph.gateway.resolver.script.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What a child answers.
 *
 * @param kind how the evaluation ended
 * @param text the value as JSON; the error as JSON or, where the code crashed, as a message
 * @param stash the stash as JSON; empty where nothing ran
 * @param extras errors, effects and logs as JSON; empty where there are none
 */
public record ScriptReply(Kind kind, String text, String stash, String extras) {

    /** How an evaluation ended. */
    public enum Kind {
        /** The child has started. */
        READY,
        /** The code passes the check. */
        CHECKED,
        /** The handler returned a value. */
        VALUE,
        /** The handler called {@code runtime.earlyReturn}, and the response handler follows. */
        EARLY_NEXT,
        /** The handler called {@code runtime.earlyReturn}, and no handler of its own follows. */
        EARLY_END,
        /** The handler raised an error. */
        FAILED,
        /** The handler met an error. */
        CRASHED,
        /** The handler took too long; the child is as good as before. */
        TIMED_OUT,
        /** The code is not in the language; the text lists the mistakes. */
        REFUSED,
        /** The child does not have the code, or not any more. */
        UNKNOWN_CODE
    }

    /** One that has only a text. */
    public static ScriptReply of(Kind kind, String text) {
        return new ScriptReply(kind, text, "", "");
    }

    /** Writes it; the stream is not flushed. */
    public void writeTo(DataOutputStream out) throws IOException {
        Texts.write(out, kind.name());
        Texts.write(out, text);
        Texts.write(out, stash);
        Texts.write(out, extras);
    }

    /**
     * Reads one.
     *
     * @throws IOException if the child is gone or talks nonsense
     */
    public static ScriptReply readFrom(DataInputStream in) throws IOException {
        Kind kind;
        try {
            kind = Kind.valueOf(required(in));
        } catch (IllegalArgumentException e) {
            throw new IOException("The child's answer is of no known kind", e);
        }
        return new ScriptReply(kind, required(in), required(in), required(in));
    }

    private static String required(DataInputStream in) throws IOException {
        String text = Texts.read(in);
        if (text == null) {
            throw new IOException("The child's answer lacks a text");
        }
        return text;
    }
}
