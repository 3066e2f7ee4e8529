package dev.stepgraph.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepgraph.common.http.OutboundFailure.Kind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

class GuardedHttpClientTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("203.0.113.7");
    private static final int MAX_BODY = 1_000;
    private static final OutboundLimits LIMITS =
            new OutboundLimits(MAX_BODY, 20, 1_024, Duration.ofSeconds(2), 4, 4);

    private ScriptedServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    @Test
    void sendsWhatItWasGivenAndReadsTheAnswer() throws Exception {
        server.answer("HTTP/1.1 201 Created\r\nX-One: 1\r\nContent-Length: 4\r\n\r\ndone");

        try (GuardedHttpClient client = loopbackAllowed()) {
            OutboundResponse response =
                    client.exchange(
                            new OutboundRequest(
                                    "POST",
                                    uri("/orders?a=b%20c"),
                                    List.of(new HeaderField("X-Key", "v")),
                                    "{}".getBytes(StandardCharsets.UTF_8),
                                    Duration.ofSeconds(5)));

            assertThat(response.status()).isEqualTo(201);
            assertThat(response.reason()).isEqualTo("Created");
            assertThat(response.header("x-one")).contains("1");
            assertThat(response.text()).isEqualTo("done");
        }
        assertThat(server.request())
                .startsWith("POST /orders?a=b%20c HTTP/1.1\r\n")
                .contains("X-Key: v\r\n", "Host: 127.0.0.1:" + server.port(), "\r\n\r\n{}");
    }

    @Test
    void keepsConnectionsForTheNextCall() throws Exception {
        server.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");

        try (GuardedHttpClient client = loopbackAllowed()) {
            client.exchange(get("/"));
            client.exchange(get("/"));
            client.exchange(get("/"));
        }

        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void waitsForAConnectionWhenAllAreTaken() throws Exception {
        server.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");

        try (GuardedHttpClient client = loopbackAllowed();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<OutboundResponse>> calls =
                    IntStream.range(0, 200)
                            .mapToObj(_ -> threads.submit(() -> client.exchange(get("/"))))
                            .toList();
            for (Future<OutboundResponse> call : calls) {
                assertThat(call.get().text()).isEqualTo("ok");
            }
        }

        assertThat(server.connections()).isLessThanOrEqualTo(LIMITS.maxConnectionsPerHost());
    }

    @Test
    void waitsForAConnectionNoLongerThanItsDeadline() throws Exception {
        server.answerForever("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n", "");
        OutboundRequest shortly = get(uri("/"), Duration.ofMillis(300));

        try (GuardedHttpClient client = loopbackAllowed();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<OutboundResponse>> calls =
                    IntStream.range(0, 20)
                            .mapToObj(_ -> threads.submit(() -> client.exchange(shortly)))
                            .toList();
            for (Future<OutboundResponse> call : calls) {
                assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS))
                        .cause()
                        .isInstanceOfSatisfying(
                                OutboundFailure.class,
                                e -> assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/",
                "http://2130706433:%d/",
                "http://0.0.0.0:%d/",
                "http://localhost:%d/",
                "http://LOCALHOST:%d/",
                "http://[::1]:%d/",
                "http://[::]:%d/",
                "http://[::ffff:127.0.0.1]:%d/",
                "http://[::ffff:7f00:1]:%d/",
                "http://169.254.169.254/latest/meta-data/",
                "http://100.100.100.200/",
                "http://[fd00:ec2::254]/",
                "http://203.0.113.7:22/",
                "http://8.8.8.8:6379/"
            })
    void blocksWhatLeadsInward(String url) throws Exception {
        server.answer("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret");

        try (GuardedHttpClient client = guarded(HostResolver.SYSTEM)) {
            OutboundFailure failure = failureOf(client, URI.create(url.formatted(server.port())));

            assertThat(failure.kind()).isEqualTo(Kind.BLOCKED);
            assertThat(failure).hasMessage("egress blocked");
        }
        assertThat(server.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.1:%d/",
                "http://0x7f000001:%d/",
                "http://017700000001:%d/",
                "http://localhost.:%d/"
            })
    void neverReachesLoopbackByANameThatIsReadDifferently(String url) throws Exception {
        try (GuardedHttpClient client = guarded(HostResolver.SYSTEM)) {
            OutboundFailure failure = failureOf(client, URI.create(url.formatted(server.port())));

            assertThat(failure.kind()).isIn(Kind.BLOCKED, Kind.BROKEN, Kind.INVALID_REQUEST);
        }
        assertThat(server.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "gopher://127.0.0.1/",
                "ftp://127.0.0.1/",
                "http://good@127.0.0.1/",
                "http://user:secret@shop.example/",
                "http:///path",
                "//shop.example/",
                "/path",
                "http://%E2%91%A0%E2%91%A1%E2%91%A6.0.0.1/",
                "http://shop.example:0/",
                "http://shop.example:70000/"
            })
    void refusesUrlsThatAreNotPlainlyHttp(String url) throws Exception {
        try (GuardedHttpClient client = guarded(_ -> List.of(LOOPBACK))) {
            assertThat(failureOf(client, URI.create(url)).kind())
                    .isIn(Kind.INVALID_REQUEST, Kind.BLOCKED);
        }
        assertThat(server.connections()).isZero();
    }

    @Test
    void blocksAHostOfWhichOnlyOneAddressLeadsInward() throws Exception {
        InetAddress global = InetAddress.ofLiteral("8.8.8.8");
        try (GuardedHttpClient client = guarded(_ -> List.of(global, LOOPBACK))) {
            assertThat(failureOf(client, URI.create("http://mixed.example/")).kind())
                    .isEqualTo(Kind.BLOCKED);
        }
    }

    @Test
    void connectsToTheAddressThatItCheckedAndAsksForItOnce() throws Exception {
        server.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        AtomicInteger asked = new AtomicInteger();
        HostResolver flipping = _ -> List.of(asked.getAndIncrement() == 0 ? LOOPBACK : ELSEWHERE);
        EgressPolicy policy = EgressPolicy.publicAnd(List.of("127.0.0.1"));

        try (GuardedHttpClient client = new GuardedHttpClient(policy, LIMITS, flipping)) {
            URI uri = URI.create("http://rebound.example:" + server.port() + "/");
            assertThat(client.exchange(get(uri)).text()).isEqualTo("ok");
        }

        assertThat(asked).hasValue(1);
        assertThat(server.request()).contains("Host: rebound.example:" + server.port());
    }

    @Test
    void checksAgainWhenTheNameIsResolvedAgain() throws Exception {
        server.answer("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok");
        AtomicInteger asked = new AtomicInteger();
        HostResolver flipping = _ -> List.of(asked.getAndIncrement() == 0 ? LOOPBACK : ELSEWHERE);
        EgressPolicy policy = EgressPolicy.publicAnd(List.of("127.0.0.1"));

        try (GuardedHttpClient client = new GuardedHttpClient(policy, LIMITS, flipping)) {
            URI uri = URI.create("http://rebound.example:" + server.port() + "/");
            client.exchange(get(uri));

            assertThat(failureOf(client, uri).kind()).isEqualTo(Kind.BLOCKED);
        }
    }

    @Test
    void handsRedirectsBackInsteadOfFollowingThem() throws Exception {
        server.answer(
                "HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/\r\nContent-Length: 0\r\n\r\n");

        try (GuardedHttpClient client = loopbackAllowed()) {
            assertThat(client.exchange(get("/")).status()).isEqualTo(302);
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void readsABodyOfExactlyTheLimitAndNoByteMore() throws Exception {
        try (GuardedHttpClient client = loopbackAllowed()) {
            server.answer(withBody("x".repeat(MAX_BODY)));
            assertThat(client.exchange(get("/")).body()).hasSize(MAX_BODY);

            server.answer(withBody("x".repeat(MAX_BODY + 1)));
            assertThat(failureOf(client, uri("/")).kind()).isEqualTo(Kind.TOO_LARGE);
        }
    }

    @Test
    void givesUpOnAnEndlessBodyAtOnce() throws Exception {
        server.answerForever("HTTP/1.1 200 OK\r\n\r\n", "x".repeat(100));

        try (GuardedHttpClient client = loopbackAllowed()) {
            assertThat(failureOf(client, uri("/")).kind()).isEqualTo(Kind.TOO_LARGE);
        }
    }

    @Test
    void boundsWhatACompressedBodyUnfoldsTo() throws Exception {
        try (GuardedHttpClient client = loopbackAllowed()) {
            server.answer(compressed("x".repeat(MAX_BODY)));
            assertThat(client.exchange(get("/")).body()).hasSize(MAX_BODY);

            server.answer(compressed("x".repeat(100_000)));
            assertThat(failureOf(client, uri("/")).kind()).isEqualTo(Kind.TOO_LARGE);
        }
    }

    @Test
    void boundsTheHeader() throws Exception {
        try (GuardedHttpClient client = loopbackAllowed()) {
            server.answer("HTTP/1.1 200 OK\r\n" + "X-A: b\r\n".repeat(100) + "\r\n");
            assertThat(failureOf(client, uri("/")).kind()).isEqualTo(Kind.BROKEN);

            server.answer("HTTP/1.1 200 OK\r\nX-A: " + "b".repeat(5_000) + "\r\n\r\n");
            assertThat(failureOf(client, uri("/")).kind()).isEqualTo(Kind.BROKEN);
        }
    }

    @Test
    void givesUpAtTheDeadlineHoweverSlowlyBytesTrickleIn() throws Exception {
        server.answerForever("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n", "");
        long start = System.nanoTime();

        try (GuardedHttpClient client = loopbackAllowed()) {
            OutboundFailure failure =
                    catchThrowableOfType(
                            OutboundFailure.class,
                            () -> client.exchange(get(uri("/"), Duration.ofMillis(150))));

            assertThat(failure).isNotNull();
            assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        try (GuardedHttpClient client = loopbackAllowed();
                Socket taken = new Socket()) {
            // Whoever has a port and does not listen keeps everybody else from listening.
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            URI nobody = URI.create("http://127.0.0.1:" + taken.getLocalPort() + "/");

            assertThat(failureOf(client, nobody).kind()).isEqualTo(Kind.BROKEN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nb", "a\0b", "\u20ac"})
    void refusesHeaderValuesThatEndTheLine(String value) throws Exception {
        try (GuardedHttpClient client = loopbackAllowed()) {
            List<HeaderField> headers = List.of(new HeaderField("X-A", value));

            assertThatThrownBy(() ->
                            client.exchange(
                                    new OutboundRequest(
                                            "GET", uri("/"), headers, null, Duration.ofSeconds(1))))
                    .isInstanceOf(OutboundFailure.class)
                    .hasMessage("Not acceptable as a header: X-A");
        }
        assertThat(server.connections()).isZero();
    }

    private GuardedHttpClient loopbackAllowed() {
        return new GuardedHttpClient(EgressPolicy.publicAnd(List.of("127.0.0.1")), LIMITS);
    }

    private static GuardedHttpClient guarded(HostResolver resolver) {
        return new GuardedHttpClient(EgressPolicy.publicAnd(List.of()), LIMITS, resolver);
    }

    private static OutboundFailure failureOf(GuardedHttpClient client, URI uri) {
        OutboundFailure failure =
                catchThrowableOfType(OutboundFailure.class, () -> client.exchange(get(uri)));
        assertThat(failure).as("failure of " + uri).isNotNull();
        return failure;
    }

    private OutboundRequest get(String path) {
        return get(uri(path));
    }

    private static OutboundRequest get(URI uri) {
        return get(uri, Duration.ofSeconds(5));
    }

    private static OutboundRequest get(URI uri, Duration timeout) {
        byte @Nullable [] none = null;
        return new OutboundRequest("GET", uri, List.of(), none, timeout);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static String withBody(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static byte[] compressed(String body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body.getBytes(StandardCharsets.ISO_8859_1));
        }
        byte[] head =
                ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                                + packed.size()
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = Arrays.copyOf(head, head.length + packed.size());
        System.arraycopy(packed.toByteArray(), 0, whole, head.length, packed.size());
        return whole;
    }
}
