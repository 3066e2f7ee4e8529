package dev.stepgraph.gateway.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Speaks byte for byte, as no client does that means well. */
public final class RawHttp implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int SMALL_BUFFER = 4 * 1024;

    private final Socket socket;

    /** Connects to where an address is. */
    public RawHttp(URI uri) throws IOException {
        this(uri, new Socket());
    }

    private RawHttp(URI uri, Socket unconnected) throws IOException {
        socket = unconnected;
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), uri.getPort()));
    }

    /** Connects, and has hardly any room for what has been sent and not been read. */
    public static RawHttp narrow(URI uri) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALL_BUFFER);
        return new RawHttp(uri, socket);
    }

    /** Everything that is answered to a text until the connection is closed. */
    public static String exchange(URI uri, String text) {
        try (RawHttp raw = new RawHttp(uri)) {
            raw.say(text.getBytes(StandardCharsets.UTF_8));
            return raw.rest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status of the first answer. */
    public static int status(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }

    /** Says something; says nothing more if nobody listens any more. */
    public void say(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
        } catch (SocketException e) {
            socket.shutdownInput();
        }
    }

    /** What is answered until an empty line, that line too. */
    public String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** That many bytes, or fewer if the connection ends. */
    public byte[] read(int count) throws IOException {
        try {
            return socket.getInputStream().readNBytes(count);
        } catch (SocketException e) {
            return new byte[0];
        }
    }

    /** What is answered until the connection is closed, or nothing more is said. */
    public String rest() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] buffer = new byte[8_192];
        try {
            int count = socket.getInputStream().read(buffer);
            while (count >= 0) {
                answer.write(buffer, 0, count);
                count = socket.getInputStream().read(buffer);
            }
        } catch (SocketTimeoutException | SocketException e) {
            // Whoever fell silent, or hung up hard, has said all.
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
