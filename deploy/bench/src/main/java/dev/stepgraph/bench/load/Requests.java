package dev.stepgraph.bench.load;

import java.nio.charset.StandardCharsets;

/** Requests as bytes, so that a load repeats them at no cost. */
public final class Requests {

    private Requests() {}

    /** An operation of the AWS protocol. */
    public static byte[] aws(String operation, String body) {
        return post(
                "/",
                "Content-Type: application/x-amz-json-1.0\r\nX-Amz-Target: AWSStepFunctions."
                        + operation,
                body);
    }

    /**
     * A GraphQL operation.
     *
     * @param path where the API is
     * @param apiKey who asks
     * @param body the operation, as the JSON object that holds it
     */
    public static byte[] graphQl(String path, String apiKey, String body) {
        return post(path, "Content-Type: application/json\r\nx-api-key: " + apiKey, body);
    }

    private static byte[] post(String path, String fields, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head =
                "POST %s HTTP/1.1\r\nHost: localhost\r\n%s\r\nContent-Length: %d\r\n\r\n"
                        .formatted(path, fields, content.length);
        byte[] first = head.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[first.length + content.length];
        System.arraycopy(first, 0, whole, 0, first.length);
        System.arraycopy(content, 0, whole, first.length, content.length);
        return whole;
    }
}
