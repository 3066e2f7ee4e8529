package dev.stepgraph.gateway.resolver.script.worker;

import org.jspecify.annotations.Nullable;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Texts on the pipe to a child: each in UTF-8 behind its length in bytes, -1 for none. */
final class Texts {

    private Texts() {}

    static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** The next text of a frame. */
    static @Nullable String read(ByteBuffer frame) throws IOException {
        if (frame.remaining() < Integer.BYTES) {
            throw new IOException("A text is missing");
        }
        int length = frame.getInt();
        if (length == -1) {
            return null;
        }
        if (length < 0 || length > frame.remaining()) {
            throw new IOException("A text of " + length + " bytes is cut off");
        }
        int start = frame.arrayOffset() + frame.position();
        frame.position(frame.position() + length);
        return new String(frame.array(), start, length, StandardCharsets.UTF_8);
    }

    /** The next text of a frame, which has to be there. */
    static String required(ByteBuffer frame) throws IOException {
        String text = read(frame);
        if (text == null) {
            throw new IOException("A text is missing");
        }
        return text;
    }
}
