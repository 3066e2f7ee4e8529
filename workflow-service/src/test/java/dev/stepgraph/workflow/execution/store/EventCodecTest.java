package dev.stepgraph.workflow.execution.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.workflow.engine.ErrorOutput;
import dev.stepgraph.workflow.engine.history.EventDetails;
import dev.stepgraph.workflow.engine.history.HistoryEvent;
import dev.stepgraph.workflow.engine.history.HistoryEventType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

class EventCodecTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");

    private final EventCodec codec = new EventCodec();

    @ParameterizedTest
    @EnumSource
    void readsBackWhatItWroteOfEveryType(HistoryEventType type) {
        EventDetails details = sample(type.details());

        assertThat(codec.decode(type, encode(type, details))).isEqualTo(details);
    }

    @ParameterizedTest
    @EnumSource
    void readsBackWhatIsAbsentAsAbsent(HistoryEventType type) {
        EventDetails details = bare(type.details());

        assertThat(codec.decode(type, encode(type, details))).isEqualTo(details);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "1.10",
                "-0.5",
                "1E+400",
                "123456789012345678901234567890",
                "\"\\u0000\"",
                "\"a\\ud800b\"",
                "\"\\udc00\\ud800\"",
                "\"\uD83D\uDE00\"",
                "{\"b\":1,\"a\":{\"b\":[]}}"
            })
    void keepsPayloadsAsTheyAre(String json) {
        JsonNode payload = codec.payload(json);
        EventDetails details = new EventDetails.ExecutionSucceeded(payload);

        String text = encode(HistoryEventType.EXECUTION_SUCCEEDED, details);

        assertThat(codec.decode(HistoryEventType.EXECUTION_SUCCEEDED, text)).isEqualTo(details);
        assertThat(text).isEqualToIgnoringCase("{\"output\":" + json + "}");
    }

    @Test
    void writesDeepPayloads() {
        JsonNode payload = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 2_000; i++) {
            payload = JsonNodeFactory.instance.arrayNode().add(payload);
        }

        assertThat(codec.payload(codec.payload(payload))).isEqualTo(payload);
    }

    @Test
    void writesPayloadsOfNeighbouringEventsEachToItsOwn() {
        JsonNode one = codec.payload("{\"n\":1}");
        JsonNode two = codec.payload("{\"n\":2}");
        List<HistoryEvent> events =
                List.of(
                        event(new EventDetails.StateEntered("A", one, null)),
                        event(new EventDetails.StateEntered("B", one, null)),
                        event(new EventDetails.StateEntered("C", two, null)));

        assertThat(codec.encode(events))
                .extracting(StoredEvent::details)
                .containsExactly(
                        "{\"name\":\"A\",\"input\":{\"n\":1}}",
                        "{\"name\":\"B\",\"input\":{\"n\":1}}",
                        "{\"name\":\"C\",\"input\":{\"n\":2}}");
    }

    @Test
    void readsBackFailures() {
        ErrorOutput failure = new ErrorOutput("E\u0000", null);

        assertThat(codec.failure(codec.failure(failure))).isEqualTo(failure);
        assertThat(codec.failure(failure)).doesNotContain("\u0000");
    }

    private String encode(HistoryEventType type, EventDetails details) {
        HistoryEvent event = new HistoryEvent(1, 0, 0, type, NOW, 0, details);
        return codec.encode(List.of(event)).getFirst().details();
    }

    private static HistoryEvent event(EventDetails details) {
        return new HistoryEvent(1, 0, 0, HistoryEventType.PASS_STATE_ENTERED, NOW, 0, details);
    }

    private EventDetails sample(Class<? extends EventDetails> type) {
        return create(type, true);
    }

    /** Only what cannot be absent. */
    private EventDetails bare(Class<? extends EventDetails> type) {
        return create(type, false);
    }

    private EventDetails create(Class<? extends EventDetails> type, boolean whole) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components).map(each -> value(each, whole)).toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private @org.jspecify.annotations.Nullable Object value(
            RecordComponent component, boolean whole) {
        Class<?> type = component.getType();
        boolean optional =
                Arrays.stream(component.getAnnotatedType().getAnnotations())
                        .anyMatch(each -> each.annotationType().getSimpleName().equals("Nullable"));
        if (optional && !whole) {
            return null;
        }
        if (type == int.class) {
            return 7;
        }
        if (type == long.class || type == Long.class) {
            return 8L;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == String.class) {
            return "text \u0000 \"ü\"";
        }
        if (type == Instant.class) {
            return NOW;
        }
        if (type == JsonNode.class) {
            return codec.payload("{\"a\":[1,2.50,null]}");
        }
        throw new IllegalStateException("a test is missing for components of " + type);
    }
}
