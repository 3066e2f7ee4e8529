package dev.stepgraph.gateway.resolver.script.worker;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/** What goes over the pipe to a child and back: frames of bytes behind their length. */
public final class Frames {

    /** More than a result and its context may have; whoever sends more talks nonsense. */
    private static final int MAX_LENGTH = 64 * 1024 * 1024;

    private Frames() {}

    /**
     * Reads one; ends with an {@link EOFException} where there is none.
     *
     * @throws IOException if the other side is gone or talks nonsense
     */
    public static byte[] read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MAX_LENGTH) {
            throw new IOException("A frame of " + length + " bytes is too long");
        }
        byte[] frame = in.readNBytes(length);
        if (frame.length < length) {
            throw new EOFException();
        }
        return frame;
    }
}
