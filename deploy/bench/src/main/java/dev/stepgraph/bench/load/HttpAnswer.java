package dev.stepgraph.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * An answer, good only while it is being told of.
 *
 * @param status the HTTP status
 * @param content the body, made when it is asked for
 */
public record HttpAnswer(int status, Supplier<byte[]> content) {

    /** The body as text. */
    public String text() {
        return new String(content.get(), StandardCharsets.UTF_8);
    }
}
