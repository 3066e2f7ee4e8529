package dev.stepgraph.gateway.realtime;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A WebSocket client that does only what it is told: it answers no ping, and reads when asked to.
 */
final class RawSocket implements AutoCloseable {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int SMALL_BUFFER = 4 * 1024;

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final OutputStream out;

    /** Something that was heard. */
    record Frame(int opcode, ByteBuffer payload) {

        String text() {
            return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
        }

        /** The status of a frame that closes. */
        int status() {
            return payload.getShort(0) & 0xffff;
        }
    }

    /** Connects as a client of AppSync with a key. */
    RawSocket(URI uri, String key) throws IOException {
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        String handshake =
                """
                GET %s HTTP/1.1
                Host: %s
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==
                Sec-WebSocket-Protocol: graphql-ws
                x-api-key: %s

                """
                        .formatted(uri.getPath(), uri.getAuthority(), key);
        out.write(handshake.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        while (!answer.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            answer.write(in.readByte());
        }
        if (!answer.toString(StandardCharsets.US_ASCII).startsWith("HTTP/1.1 101 ")) {
            throw new AssertionError(answer.toString(StandardCharsets.US_ASCII));
        }
    }

    /** Says something; apostrophes stand for quotation marks. */
    void say(String message) throws IOException {
        send(TEXT, true, message.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a frame, the last of its message or not; its mask changes nothing. */
    void send(int opcode, boolean last, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write((last ? 0x80 : 0) | opcode);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else if (payload.length < 65_536) {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            frame.write(0x80 | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >> shift));
            }
        }
        frame.write(new byte[4]);
        frame.write(payload);
        out.write(frame.toByteArray());
    }

    /** The next frame, whatever it is. */
    Frame next() throws IOException {
        int opcode = in.readByte() & 0x0f;
        long length = in.readByte() & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        return new Frame(opcode, ByteBuffer.wrap(in.readNBytes(Math.toIntExact(length))));
    }

    /** The next text of a type; others are passed over. */
    Frame next(String type) throws IOException {
        Frame frame = next();
        while (frame.opcode() != TEXT || !frame.text().contains("\"type\":\"" + type + "\"")) {
            frame = next();
        }
        return frame;
    }

    /** The status with which the connection is closed; everything before is passed over. */
    int closeStatus() throws IOException {
        Frame frame = next();
        while (frame.opcode() != CLOSE) {
            frame = next();
        }
        return frame.status();
    }

    /** Reads until nothing can come any more. */
    void readToItsEnd() throws IOException {
        try {
            while (in.read() >= 0) {
                // whatever it is
            }
        } catch (SocketException e) {
            // The other end is gone, and has thrown away what was under way.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
