package dev.stepgraph.common.http;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads a response to its end, if that is not too far away. */
final class ResponseReader {

    /** In bytes; memory for more is taken as it comes. */
    private static final int MAX_TRUSTED = 64 * 1_024;

    private final int maxBodyBytes;

    ResponseReader(int maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    /**
     * Reads the response.
     *
     * @throws BoundedStream.TooLongException if its body is longer than allowed, as sent or
     *     decompressed
     */
    OutboundResponse read(ClassicHttpResponse response) throws IOException {
        List<HeaderField> headers = new ArrayList<>();
        response.headerIterator()
                .forEachRemaining(line ->
                        headers.add(new HeaderField(line.getName(), text(line.getValue()))));
        return new OutboundResponse(
                response.getCode(),
                text(response.getReasonPhrase()),
                headers,
                body(response.getEntity()));
    }

    private byte[] body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        InputStream sent = new BoundedStream(entity.getContent(), maxBodyBytes);
        if ("gzip".equalsIgnoreCase(entity.getContentEncoding())) {
            return new BoundedStream(new GZIPInputStream(sent), maxBodyBytes).readAllBytes();
        }
        long announced = entity.getContentLength();
        return announced >= 0 && announced <= Math.min(MAX_TRUSTED, maxBodyBytes)
                ? ofLength((int) announced, sent)
                : sent.readAllBytes();
    }

    /** Without the buffers that a length not known beforehand takes. */
    private static byte[] ofLength(int length, InputStream sent) throws IOException {
        byte[] body = new byte[length];
        int read = sent.readNBytes(body, 0, length);
        return read == length ? body : Arrays.copyOf(body, read);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
