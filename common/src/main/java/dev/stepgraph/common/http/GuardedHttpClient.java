package dev.stepgraph.common.http;

import dev.stepgraph.common.http.OutboundFailure.Kind;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Calls HTTP endpoints without being led astray. A host is resolved once for each connection, every
 * address is checked, and the connection goes to an address that was checked, while the name still
 * serves for {@code Host} and TLS. No redirect is followed, no cookie kept, no proxy taken from the
 * environment, nothing repeated. Body, header and time are bounded. Blocks; meant for virtual
 * threads.
 */
public final class GuardedHttpClient implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final CloseableHttpClient client;
    private final EgressPolicy policy;
    private final OutboundLimits limits;
    private final ResponseReader reader;
    private final ScheduledThreadPoolExecutor deadlines;

    public GuardedHttpClient(EgressPolicy policy, OutboundLimits limits) {
        this(policy, limits, HostResolver.SYSTEM);
    }

    public GuardedHttpClient(EgressPolicy policy, OutboundLimits limits, HostResolver resolver) {
        this.policy = policy;
        this.limits = limits;
        this.reader = new ResponseReader(limits.maxBodyBytes());
        this.client = PooledConnections.client(new GuardedDnsResolver(resolver, policy), limits);
        this.deadlines =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("outbound-deadlines").factory());
        this.deadlines.setRemoveOnCancelPolicy(true);
    }

    /**
     * Sends the request and reads the whole response, whatever its status.
     *
     * @throws OutboundFailure if there is no response
     */
    public OutboundResponse exchange(OutboundRequest request) throws OutboundFailure {
        HttpHost target = target(request.uri());
        HttpUriRequestBase message = message(request);
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> alarm =
                deadlines.schedule(
                        () -> {
                            late.set(true);
                            message.cancel();
                        },
                        request.timeout().toNanos(),
                        TimeUnit.NANOSECONDS);
        try (ClassicHttpResponse response = client.executeOpen(target, message, null)) {
            return readBounded(response, message);
        } catch (IOException | IllegalStateException e) {
            throw late.get() ? timedOut(request) : failure(request, e);
        } finally {
            alarm.cancel(false);
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpHost target(URI uri) throws OutboundFailure {
        String host = uri.getHost();
        String scheme = uri.getScheme();
        if (host == null || scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
            throw invalid("The endpoint must be an absolute http or https URL");
        }
        if (uri.getRawUserInfo() != null) {
            throw invalid("The endpoint must not hold a user name");
        }
        int port = uri.getPort();
        if (port == 0 || port > 65_535 || !policy.permitsPort(host, port)) {
            throw blocked();
        }
        return new HttpHost(scheme.toLowerCase(Locale.ROOT), host, port);
    }

    private static HttpUriRequestBase message(OutboundRequest request) throws OutboundFailure {
        if (!TOKEN.matcher(request.method()).matches()) {
            throw invalid("Not a method: " + request.method());
        }
        HttpUriRequestBase message = new HttpUriRequestBase(request.method(), request.uri());
        for (HeaderField field : request.headers()) {
            if (!TOKEN.matcher(field.name()).matches() || !isFieldValue(field.value())) {
                throw invalid("Not acceptable as a header: " + field.name().strip());
            }
            message.addHeader(field.name(), field.value());
        }
        byte[] body = request.body();
        if (body != null) {
            message.setEntity(new ByteArrayEntity(body, null));
        }
        return message;
    }

    private static boolean isFieldValue(String value) {
        return value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f && c <= 0xff));
    }

    private OutboundResponse readBounded(ClassicHttpResponse response, HttpUriRequestBase message)
            throws IOException {
        try {
            return reader.read(response);
        } catch (BoundedStream.TooLongException e) {
            // The rest is not waited for: closing the response alone would read it to its end.
            message.cancel();
            throw e;
        }
    }

    private OutboundFailure failure(OutboundRequest request, Exception e) {
        if (Thread.currentThread().isInterrupted()) {
            return new OutboundFailure(Kind.INTERRUPTED, "The call was given up", e);
        }
        String host = request.uri().getHost();
        return switch (e) {
            case GuardedDnsResolver.BlockedAddressException _ -> blocked();
            case BoundedStream.TooLongException _ ->
                    new OutboundFailure(
                            Kind.TOO_LARGE,
                            "The response is longer than " + limits.maxBodyBytes() + " bytes");
            case UnknownHostException _ ->
                    new OutboundFailure(Kind.BROKEN, "Unknown host: " + host, e);
            case SocketTimeoutException _ ->
                    new OutboundFailure(Kind.BROKEN, "No connection to " + host + " in time", e);
            default ->
                    new OutboundFailure(
                            Kind.BROKEN, "The call to " + host + " failed: " + reason(e), e);
        };
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static OutboundFailure timedOut(OutboundRequest request) {
        return new OutboundFailure(
                Kind.TIMED_OUT,
                "The call to " + request.uri().getHost() + " took longer than allowed");
    }

    private static OutboundFailure blocked() {
        return new OutboundFailure(Kind.BLOCKED, "egress blocked");
    }

    private static OutboundFailure invalid(String message) {
        return new OutboundFailure(Kind.INVALID_REQUEST, message);
    }
}
