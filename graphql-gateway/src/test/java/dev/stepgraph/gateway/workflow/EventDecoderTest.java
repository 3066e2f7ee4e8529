package dev.stepgraph.gateway.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class EventDecoderTest {

    private static final String STREAM =
            """
            : alive

            id: 7
            event: PassStateEntered
            data: {"a":"ü€😀"}

            data:one
            data: two

            event: end
            data: {}

            """;

    private static final List<ServerSentEvent> EVENTS =
            List.of(
                    new ServerSentEvent("7", "PassStateEntered", "{\"a\":\"ü€😀\"}"),
                    new ServerSentEvent("7", "message", "one\ntwo"),
                    new ServerSentEvent("7", "end", "{}"));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1_000})
    void readsEventsHoweverTheyAreCut(int size) throws IOException {
        assertThat(decode(STREAM, size)).isEqualTo(EVENTS);
    }

    @Test
    void takesLinesThatEndWithCarriageReturns() throws IOException {
        assertThat(decode(STREAM.replace("\n", "\r\n"), 5)).isEqualTo(EVENTS);
    }

    @Test
    void keepsAnUnfinishedEventToItself() throws IOException {
        assertThat(decode("id: 1\ndata: {}\n", 100)).isEmpty();
    }

    @Test
    void passesOverFieldsItDoesNotKnowAndEventsWithoutData() throws IOException {
        assertThat(decode("retry: 10\nother\n\nid: 3\n\ndata\n\n", 100))
                .containsExactly(new ServerSentEvent("3", "message", ""));
    }

    private static List<ServerSentEvent> decode(String stream, int size) throws IOException {
        byte[] bytes = stream.getBytes(UTF_8);
        EventDecoder decoder = new EventDecoder();
        List<ServerSentEvent> events = new ArrayList<>();
        for (int i = 0; i < bytes.length; i += size) {
            byte[] piece = Arrays.copyOfRange(bytes, i, Math.min(i + size, bytes.length));
            events.addAll(decoder.feed(List.of(ByteBuffer.wrap(piece))));
        }
        return events;
    }
}
