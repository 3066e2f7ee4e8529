package dev.stepgraph.common.http;

import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

import java.io.IOException;
import java.net.SocketException;
import java.util.Set;

/**
 * Repeats a request whose connection was closed before a byte of the response came: in most cases
 * the server closed a kept connection just then, and never saw the request. Only what may be
 * repeated is: methods that are idempotent (RFC 9110, section 9.2.2), and requests that carry an
 * {@code Idempotency-Key}.
 */
public final class LostConnections implements HttpRequestRetryStrategy {

    private static final int MAX_REPETITIONS = 2;
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

    LostConnections() {}

    /** Whether the failure says that a connection was closed by the other side. */
    public static boolean isLost(Throwable failure) {
        return failure instanceof NoHttpResponseException
                || failure.getClass().equals(SocketException.class);
    }

    @Override
    public boolean retryRequest(
            HttpRequest request, IOException failure, int execution, HttpContext context) {
        return execution <= MAX_REPETITIONS && isLost(failure) && mayBeRepeated(request);
    }

    @Override
    public boolean retryRequest(HttpResponse response, int execution, HttpContext context) {
        return false;
    }

    @Override
    public TimeValue getRetryInterval(HttpResponse response, int execution, HttpContext context) {
        return TimeValue.ZERO_MILLISECONDS;
    }

    private static boolean mayBeRepeated(HttpRequest request) {
        return IDEMPOTENT.contains(request.getMethod())
                || request.containsHeader("Idempotency-Key");
    }
}
