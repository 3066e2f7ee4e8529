package dev.stepgraph.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One HTTP/1.1 message at a time, as it comes in on a connection that is kept. It knows what the
 * two ends here say to each other, no more: a length or chunks, no trailers, no pipelining.
 */
final class HttpMessage {

    private static final int INITIAL_BYTES = 16 * 1024;
    private static final byte[] BLANK_LINE = {'\r', '\n', '\r', '\n'};

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int length;
    private int bodyAt;
    private int bodyLength;
    private boolean chunked;
    private boolean last;

    /**
     * Takes in what there is to read.
     *
     * @return whether the message is complete
     */
    boolean read(SocketChannel channel) throws IOException {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        int read = channel.read(ByteBuffer.wrap(bytes, length, bytes.length - length));
        if (read < 0) {
            throw new IOException("the connection was closed, in the middle of: " + head());
        }
        length += read;
        return read > 0 && complete();
    }

    /** Forgets the message, for the next one. */
    void clear() {
        length = 0;
        bodyAt = 0;
    }

    /** The status of a response. */
    int status() {
        int status = 0;
        for (int i = 9; i < 12; i++) {
            status = status * 10 + bytes[i] - '0';
        }
        return status;
    }

    /** What a request asks for: its path, and its query if there is one. */
    String target() {
        String head = head();
        int from = head.indexOf(' ') + 1;
        return head.substring(from, head.indexOf(' ', from));
    }

    /** Whether the other end closes the connection after it. */
    boolean last() {
        return last;
    }

    /** The body. */
    byte[] body() {
        return chunked
                ? unchunk(Arrays.copyOfRange(bytes, bodyAt, length))
                : Arrays.copyOfRange(bytes, bodyAt, bodyAt + bodyLength);
    }

    private boolean complete() {
        if (bodyAt == 0) {
            int blank = indexOf(BLANK_LINE, 0);
            if (blank < 0) {
                return false;
            }
            bodyAt = blank + BLANK_LINE.length;
            readHead();
        }
        return chunked ? endsWithLastChunk() : length >= bodyAt + bodyLength;
    }

    private void readHead() {
        chunked = false;
        last = false;
        bodyLength = 0;
        for (String line : head().split("\r\n", -1)) {
            String field = line.toLowerCase(Locale.ROOT);
            if (field.startsWith("content-length:")) {
                bodyLength = Integer.parseInt(field.substring(15).strip());
            } else if (field.startsWith("transfer-encoding:") && field.contains("chunked")) {
                chunked = true;
            } else if (field.startsWith("connection:") && field.contains("close")) {
                last = true;
            }
        }
    }

    private String head() {
        return new String(bytes, 0, bodyAt == 0 ? length : bodyAt, StandardCharsets.ISO_8859_1);
    }

    private boolean endsWithLastChunk() {
        byte[] last = {'0', '\r', '\n', '\r', '\n'};
        int at = length - last.length;
        return at >= bodyAt && Arrays.equals(bytes, at, length, last, 0, last.length);
    }

    private int indexOf(byte[] wanted, int from) {
        for (int i = from; i <= length - wanted.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] unchunk(byte[] chunks) {
        byte[] whole = new byte[chunks.length];
        int to = 0;
        int at = 0;
        while (true) {
            int end = at;
            while (chunks[end] != '\r') {
                end++;
            }
            String size = new String(chunks, at, end - at, StandardCharsets.ISO_8859_1);
            int count = Integer.parseInt(size.strip(), 16);
            if (count == 0) {
                return Arrays.copyOf(whole, to);
            }
            System.arraycopy(chunks, end + 2, whole, to, count);
            to += count;
            at = end + 2 + count + 2;
        }
    }
}
