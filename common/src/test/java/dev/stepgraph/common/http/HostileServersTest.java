package dev.stepgraph.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepgraph.common.http.OutboundFailure.Kind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Servers that answer what no server should, and names that lead where they should not. */
class HostileServersTest {

    private static final OutboundLimits LIMITS =
            new OutboundLimits(1_000, 20, 1_024, Duration.ofSeconds(2), 4, 4);

    private static final Map<String, String> LEADS_TO =
            Map.of(
                    "metadata.google.internal", "169.254.169.254",
                    "instance-data.ec2.internal", "fd00:ec2::254",
                    "localtest.example", "127.0.0.1",
                    "printer.example", "192.168.1.9");

    private ScriptedServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // two lengths
                "Content-Length: 2\r\nContent-Length: 900\r\n\r\nok",
                "Content-Length: 2, 900\r\n\r\nok",
                "Content-Length: -1\r\n\r\nok",
                "Content-Length: 99999999999999999999\r\n\r\nok",
                // no such coding
                "Transfer-Encoding: chunked, identity\r\n\r\nok",
                "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\nok",
                // chunks that are none
                "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nok",
                "Transfer-Encoding: chunked\r\n\r\n-1\r\nok",
                "Transfer-Encoding: chunked\r\n\r\n2\r\nokay\r\n0\r\n\r\n",
            })
    void takesNoAnswerOfWhichTheLengthIsInDoubt(String answer) {
        server.answer("HTTP/1.1 200 OK\r\nConnection: close\r\n" + answer);

        OutboundFailure failure = failure(get("/"));

        assertThat(failure.kind()).isIn(Kind.BROKEN, Kind.TIMED_OUT, Kind.TOO_LARGE);
    }

    /** A server says which one counts by sending both; the next call must not read the rest. */
    @Test
    void readsNoSecondAnswerOutOfTheFirst() throws Exception {
        server.answer(
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "0\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged");

        try (GuardedHttpClient client = open()) {
            for (int i = 0; i < 3; i++) {
                String text;
                try {
                    text = client.exchange(get("/" + i)).text();
                } catch (OutboundFailure e) {
                    text = "refused";
                }
                assertThat(text).isNotEqualTo("forged");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "interim answers | '' | HTTP/1.1 100 Continue\\r\\n\\r\\n",
                "blank lines | '' | \\r\\n",
                "a status line | HTTP/1.1 200 | x",
                "a header | HTTP/1.1 200 OK\\r\\nX-A: | x",
                "headers | HTTP/1.1 200 OK\\r\\n | X-A: b\\r\\n",
                "an extension | HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n1; | x",
                "empty trailers | HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n"
                        + " | X-A: b\\r\\n",
                "chunks | HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n | 1\\r\\nx\\r\\n",
            })
    void givesUpOnWhatNeverEnds(String what, String head, String repeated) {
        server.answerForever(lines(head), lines(repeated));

        assertThat(failure(get("/")).kind()).isIn(Kind.BROKEN, Kind.TIMED_OUT, Kind.TOO_LARGE);
    }

    @Test
    void takesNoProxyFromTheEnvironment() throws Exception {
        server.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        List<String> properties = List.of("http.proxyHost", "https.proxyHost", "socksProxyHost");
        properties.forEach(name -> System.setProperty(name, "203.0.113.1"));
        try (GuardedHttpClient client = open()) {
            assertThat(client.exchange(get("/")).text()).isEqualTo("ok");
        } finally {
            properties.forEach(System::clearProperty);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metadata.google.internal",
                "instance-data.ec2.internal",
                "localtest.example",
                "printer.example"
            })
    void goesNowhereInwardByName(String host) throws Exception {
        HostResolver names = name -> List.of(InetAddress.ofLiteral(LEADS_TO.get(name)));
        try (GuardedHttpClient client =
                new GuardedHttpClient(EgressPolicy.publicAnd(List.of()), LIMITS, names)) {
            for (String scheme : List.of("http", "https")) {
                OutboundRequest request = get(URI.create(scheme + "://" + host + "/"));
                OutboundFailure failure =
                        catchThrowableOfType(OutboundFailure.class, () -> client.exchange(request));

                assertThat(failure).isNotNull();
                assertThat(failure.kind()).isEqualTo(Kind.BLOCKED);
                assertThat(failure).hasMessage("egress blocked");
            }
        }
    }

    /** What one parser takes for the host and another for something else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example#@127.0.0.1:%d/",
                "http://shop.example?@127.0.0.1:%d/",
                "http://shop.example;@127.0.0.1:%d/",
                "http://shop.example:80@127.0.0.1:%d/",
                "http://127.0.0.1:%d%%40shop.example/",
                "http://127.0.0.1:%d#@shop.example/",
                "http://127.0.0.1:%d:80/",
            })
    void connectsNowhereElseThanTheAddressSays(String url) throws Exception {
        server.answer("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret");
        HostResolver names = _ -> List.of(InetAddress.ofLiteral("10.0.0.1"));
        try (GuardedHttpClient client =
                new GuardedHttpClient(EgressPolicy.publicAnd(List.of()), LIMITS, names)) {
            OutboundRequest request = get(URI.create(url.formatted(server.port())));
            OutboundFailure failure =
                    catchThrowableOfType(OutboundFailure.class, () -> client.exchange(request));

            assertThat(failure).isNotNull();
        }
        assertThat(server.connections()).isZero();
    }

    private OutboundFailure failure(OutboundRequest request) {
        try (GuardedHttpClient client = open()) {
            OutboundFailure failure =
                    catchThrowableOfType(OutboundFailure.class, () -> client.exchange(request));
            assertThat(failure).isNotNull();
            return failure;
        }
    }

    private static GuardedHttpClient open() {
        return new GuardedHttpClient(EgressPolicy.publicAnd(List.of("127.0.0.1")), LIMITS);
    }

    private OutboundRequest get(String path) {
        return get(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private static OutboundRequest get(URI uri) {
        return new OutboundRequest("GET", uri, List.of(), null, Duration.ofSeconds(3));
    }

    private static String lines(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n");
    }
}
