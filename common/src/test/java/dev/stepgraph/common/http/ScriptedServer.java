package dev.stepgraph.common.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on a loopback port that answers byte for byte what it is told, be it valid or not. */
final class ScriptedServer implements AutoCloseable {

    private final ServerSocket listener;
    private final AtomicInteger connections = new AtomicInteger();
    private volatile byte[] answer = new byte[0];
    private volatile byte[] repeated = new byte[0];
    private volatile boolean forever;
    private volatile String request = "";

    ScriptedServer() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    void answer(String text) {
        answer(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void answer(byte[] bytes) {
        answer = bytes;
        forever = false;
    }

    /** Sends the head, then the same text again and again; if it is empty, nothing more. */
    void answerForever(String head, String text) {
        answer = head.getBytes(StandardCharsets.ISO_8859_1);
        repeated = text.getBytes(StandardCharsets.ISO_8859_1);
        forever = true;
    }

    int port() {
        return listener.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    String request() {
        return request;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            while (readRequest(in)) {
                out.write(answer);
                while (forever) {
                    out.write(repeated);
                    awaitHangUpIfSilent(in);
                }
            }
        } catch (IOException e) {
            // The client hung up, as some tests want.
        }
    }

    private void awaitHangUpIfSilent(InputStream in) throws IOException {
        if (repeated.length == 0 && in.read() < 0) {
            throw new IOException("hung up");
        }
    }

    private boolean readRequest(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            text.append((char) next);
        }
        String lower = text.toString().toLowerCase(Locale.ROOT);
        int at = lower.indexOf("content-length:");
        if (at >= 0) {
            int end = lower.indexOf('\r', at);
            int length = Integer.parseInt(lower.substring(at + 15, end).strip());
            text.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
        }
        request = text.toString();
        return true;
    }
}
