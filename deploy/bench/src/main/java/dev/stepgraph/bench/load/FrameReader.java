package dev.stepgraph.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a server sends over a WebSocket, from its answer to the handshake on. It knows what the
 * servers here send, no more: messages in one frame, without extensions.
 */
final class FrameReader {

    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;

    private static final int INITIAL_BYTES = 1_024;
    private static final int SHORT_LENGTH = 126;
    private static final int LONG_LENGTH = 127;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int length;
    private boolean upgraded;

    /** A frame, and what it is. */
    record Frame(int opcode, ByteBuffer payload) {

        String text() {
            return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
        }
    }

    /** The frames that are complete by now. */
    List<Frame> read(ReadableByteChannel channel) throws IOException {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        int read = channel.read(ByteBuffer.wrap(bytes, length, bytes.length - length));
        if (read < 0) {
            throw new IOException("the server closed a WebSocket");
        }
        length += read;
        int at = upgraded ? 0 : afterHead();
        List<Frame> frames = new ArrayList<>();
        while (upgraded && isComplete(at)) {
            int payload = at + headLength(at);
            int end = payload + payloadLength(at);
            frames.add(new Frame(bytes[at] & 0x0f, copy(payload, end)));
            at = end;
        }
        System.arraycopy(bytes, at, bytes, 0, length - at);
        length -= at;
        return frames;
    }

    /** Whether the server has taken the handshake; nothing may be said before. */
    boolean isOpen() {
        return upgraded;
    }

    /** Where frames begin; 0 as long as the answer to the handshake has not ended. */
    private int afterHead() throws IOException {
        String head = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        int end = head.indexOf("\r\n\r\n");
        if (end < 0) {
            return 0;
        }
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("no WebSocket: " + head);
        }
        upgraded = true;
        return end + 4;
    }

    private ByteBuffer copy(int from, int to) {
        return ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, to));
    }

    private boolean isComplete(int at) {
        return length - at >= 2
                && length - at >= headLength(at)
                && length - at - headLength(at) >= payloadLength(at);
    }

    private int headLength(int at) {
        return switch (bytes[at + 1] & 0x7f) {
            case SHORT_LENGTH -> 4;
            case LONG_LENGTH -> 10;
            default -> 2;
        };
    }

    private int payloadLength(int at) {
        int first = bytes[at + 1] & 0x7f;
        return switch (first) {
            case SHORT_LENGTH -> ByteBuffer.wrap(bytes).getShort(at + 2) & 0xffff;
            case LONG_LENGTH -> Math.toIntExact(ByteBuffer.wrap(bytes).getLong(at + 2));
            default -> first;
        };
    }

    /** A frame of a client, whose mask changes nothing. */
    static ByteBuffer frame(int opcode, ByteBuffer payload) {
        int size = payload.remaining();
        ByteBuffer frame = ByteBuffer.allocate(size + 8);
        frame.put((byte) (0x80 | opcode));
        if (size < SHORT_LENGTH) {
            frame.put((byte) (0x80 | size));
        } else {
            frame.put((byte) (0x80 | SHORT_LENGTH)).putShort((short) size);
        }
        return frame.putInt(0).put(payload).flip();
    }
}
