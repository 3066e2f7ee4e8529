package dev.stepgraph.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.gateway.web.RawHttp;
import dev.stepgraph.gateway.web.RunningGateway;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Clients of WebSockets that break the rules: each loses its connection, and nobody else does. */
class SocketAttacksTest extends RunningGateway {

    private static final int LAST = 0x80;
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private static final byte[] NOTHING = {};
    private static final byte[] INIT =
            "{\"type\":\"connection_init\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NORMAL_END = {3, (byte) 0xe8};

    private String apiId = "";
    private String key = "";

    @BeforeEach
    void createApiWithAKey() {
        apiId = createApi().apiId();
        upload(apiId, "type Query { hello: String }");
        key = appsync.createApiKey(r -> r.apiId(apiId)).apiKey().id();
    }

    /** There is nothing that a browser would send by itself, so a foreign page has nothing. */
    @Test
    void letsNoPageInThatHasNoKey() throws IOException {
        try (RawHttp socket =
                open("graphql-ws", "Origin: https://evil.example", "Cookie: x-api-key=" + key)) {
            assertThat(heard(socket)).contains("connection_error", "UnauthorizedException");
            assertThat(heard(socket)).startsWith("closed");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "graphql-ws, header-!!!",
                "graphql-ws, header-e30",
                "graphql-ws, header-",
                "graphql-ws, header-WzFd",
                "graphql-ws, header-e30, header-%s",
                "graphql-ws, x-api-key, %s",
            })
    void letsNobodyInByASubprotocolThatHoldsNoKey(String protocols) throws IOException {
        try (RawHttp socket = open(protocols.formatted(credentials()))) {
            assertThat(heard(socket)).contains("connection_error");
            assertThat(heard(socket)).startsWith("closed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "graphql-ws-2", "GRAPHQL-WS", "graphql-ws;x=1"})
    void agreesOnNoProtocolThatItDoesNotSpeak(String protocol) throws IOException {
        try (RawHttp socket = upgrade(protocol)) {
            assertThat(socket.head()).doesNotContainIgnoringCase("sec-websocket-protocol");
        }
    }

    @ParameterizedTest(name = "opcode {0}, masked {1}, {2} bytes")
    @CsvSource({
        // not masked
        "1, false, 5, 1002",
        // reserved
        "3, true, 5, 1002",
        "11, true, 5, 1002",
        // nothing to continue
        "0, true, 5, 1002",
        // control frames are short
        "9, true, 126, 1002",
        // a mebibyte is what a message may have
        "1, true, 1048577, 1009",
        "1, true, 1073741824, 1009",
        "2, true, 9223372036854775807, 1009"
    })
    void endsConnectionsOfWhichAFrameIsNone(int opcode, boolean masked, long length, int status)
            throws IOException {
        try (RawHttp socket = openWithKey()) {
            socket.say(head(LAST | opcode, masked, length));
            socket.say(new byte[(int) Math.min(length, 200)]);

            assertThat(end(socket)).isIn("closed " + status, "closed");
        }
        assertNeighboursAreServed();
    }

    @Test
    void endsConnectionsOfWhichAMessageHasNoEnd() throws IOException {
        try (RawHttp socket = openWithKey()) {
            socket.say(frame(TEXT, new byte[60_000]));
            for (int i = 0; i < 40; i++) {
                socket.say(frame(CONTINUATION, new byte[60_000]));
            }

            assertThat(end(socket)).startsWith("closed");
        }
        assertNeighboursAreServed();
    }

    @Test
    void bearsAFloodOfFragmentsWithoutContent() throws IOException {
        try (RawHttp socket = openWithKey()) {
            socket.say(frame(TEXT, NOTHING));
            socket.say(repeated(frame(CONTINUATION, NOTHING), 100_000));
            socket.say(frame(LAST | CONTINUATION, NOTHING));
            socket.say(frame(LAST | CLOSE, NORMAL_END));

            assertThat(end(socket)).startsWith("closed");
        }
        assertNeighboursAreServed();
    }

    @Test
    void answersAFloodOfPingsAndGoesOn() throws IOException {
        try (RawHttp socket = openWithKey()) {
            socket.say(repeated(frame(LAST | PONG, NOTHING), 10_000));
            for (int i = 0; i < 100; i++) {
                socket.say(repeated(frame(LAST | PING, NOTHING), 100));
                for (int j = 0; j < 100; j++) {
                    assertThat(heard(socket)).isEqualTo("pong");
                }
            }
            socket.say(frame(LAST | TEXT, INIT));

            assertThat(heard(socket)).contains("connection_ack");
        }
    }

    @Test
    void bearsWhatIsNoText() throws IOException {
        try (RawHttp socket = openWithKey()) {
            socket.say(frame(LAST | BINARY, new byte[] {0, 1, 2}));
            socket.say(frame(LAST | TEXT, new byte[] {(byte) 0xc3, (byte) 0x28}));
            socket.say(frame(LAST | CLOSE, NORMAL_END));

            assertThat(end(socket)).startsWith("closed");
        }
        assertNeighboursAreServed();
    }

    private void assertNeighboursAreServed() throws IOException {
        try (RawHttp neighbour = openWithKey()) {
            neighbour.say(frame(LAST | TEXT, INIT));
            assertThat(heard(neighbour)).contains("connection_ack");
        }
    }

    private RawHttp openWithKey() throws IOException {
        return open("graphql-ws, header-" + credentials());
    }

    private String credentials() {
        String json = "{\"host\":\"elsewhere.example\",\"x-api-key\":\"" + key + "\"}";
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private RawHttp open(String protocols, String... headers) throws IOException {
        RawHttp socket = upgrade(protocols, headers);
        assertThat(socket.head()).startsWith("HTTP/1.1 101 ");
        return socket;
    }

    private RawHttp upgrade(String protocols, String... headers) throws IOException {
        RawHttp socket = new RawHttp(uri("/"));
        StringBuilder request = new StringBuilder(512);
        request.append("GET /apis/").append(apiId).append("/graphql/realtime HTTP/1.1\r\n");
        request.append("Host: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n");
        request.append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        request.append("Sec-WebSocket-Version: 13\r\n");
        request.append("Sec-WebSocket-Protocol: ").append(protocols).append("\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        socket.say(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    /** A frame that is masked, with zeros. */
    private static byte[] frame(int first, byte[] content) {
        byte[] head = head(first, true, content.length);
        return ByteBuffer.allocate(head.length + content.length).put(head).put(content).array();
    }

    private static byte[] head(int first, boolean masked, long length) {
        int mask = masked ? 0x80 : 0;
        ByteBuffer head = ByteBuffer.allocate(14).put((byte) first);
        if (length < 126) {
            head.put((byte) (mask | (int) length));
        } else if (length < 65_536) {
            head.put((byte) (mask | 126)).putShort((short) length);
        } else {
            head.put((byte) (mask | 127)).putLong(length);
        }
        if (masked) {
            head.putInt(0);
        }
        byte[] bytes = new byte[head.flip().remaining()];
        head.get(bytes);
        return bytes;
    }

    private static byte[] repeated(byte[] frame, int count) throws IOException {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            frames.write(frame);
        }
        return frames.toByteArray();
    }

    private static String end(RawHttp socket) throws IOException {
        String heard = heard(socket);
        while (!heard.startsWith("closed")) {
            heard = heard(socket);
        }
        return heard;
    }

    /** The next frame of the server: its text, or what it is. */
    private static String heard(RawHttp socket) throws IOException {
        byte[] head = socket.read(2);
        if (head.length < 2) {
            return "closed";
        }
        int length = head[1] & 0x7f;
        if (length == 126) {
            length = ByteBuffer.wrap(socket.read(2)).getShort() & 0xffff;
        }
        byte[] content = socket.read(length);
        return switch (head[0] & 0x0f) {
            case CLOSE -> "closed " + (ByteBuffer.wrap(content).getShort() & 0xffff);
            case PONG -> "pong";
            default -> new String(content, StandardCharsets.UTF_8);
        };
    }
}
