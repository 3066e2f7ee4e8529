package dev.stepgraph.bench.load;

import java.nio.charset.StandardCharsets;

/** Requests as bytes, so that a load repeats them at no cost. */
public final class Requests {

    private Requests() {}

    /** An operation of the AWS protocol. */
    public static byte[] aws(String operation, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head =
                """
                POST / HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/x-amz-json-1.0\r
                X-Amz-Target: AWSStepFunctions.%s\r
                Content-Length: %d\r
                \r
                """
                        .formatted(operation, content.length);
        byte[] first = head.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[first.length + content.length];
        System.arraycopy(first, 0, whole, 0, first.length);
        System.arraycopy(content, 0, whole, first.length, content.length);
        return whole;
    }
}
