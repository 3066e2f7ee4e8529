package dev.stepgraph.workflow.execution.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.stepgraph.workflow.engine.ErrorOutput;
import dev.stepgraph.workflow.engine.history.EventDetails;
import dev.stepgraph.workflow.engine.history.HistoryEvent;
import dev.stepgraph.workflow.engine.history.HistoryEventType;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

import java.util.ArrayList;
import java.util.List;

/**
 * Event details and payloads as text. Details are JSON under the names of their record's
 * components; a payload stands in it as it is. What an expression can build is written and read
 * back whatever its depth, and text is always well-formed Unicode without NUL, as PostgreSQL wants
 * it.
 */
public final class EventCodec {

    /** Deeper than any limit on what comes in, since steps may nest one payload in another. */
    private static final int MAX_NESTING = 100_000;

    private static final JsonMapper PAYLOADS = JsonMapper.builder(factory()).build();

    private final JsonMapper details =
            JsonMapper.builder(factory())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .changeDefaultPropertyInclusion(
                            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .addModule(
                            new SimpleModule().addSerializer(JsonNode.class, new PayloadWriter()))
                    .build();

    /** The events with their details as text. */
    public List<StoredEvent> encode(List<HistoryEvent> events) {
        List<StoredEvent> stored = new ArrayList<>(events.size());
        var writer = details.writer().withAttribute(LastPayload.class, new LastPayload());
        for (HistoryEvent event : events) {
            String text = writer.writeValueAsString(event.details());
            stored.add(new StoredEvent(event, WellFormed.text(text)));
        }
        return stored;
    }

    /** The details that stand in that text. */
    public EventDetails decode(HistoryEventType type, String text) {
        return details.readValue(text, type.details());
    }

    /** A payload as JSON. */
    public String payload(JsonNode payload) {
        return WellFormed.text(PAYLOADS.writeValueAsString(payload));
    }

    /** The payload that stands in that text. */
    public JsonNode payload(String text) {
        return details.readTree(text);
    }

    /** A record as JSON under the names of its components, payloads among them as they are. */
    public String write(Record value) {
        return WellFormed.text(details.writeValueAsString(value));
    }

    /** The record that stands in that text. */
    public <T extends Record> T read(String text, Class<T> type) {
        return details.readValue(text, type);
    }

    /** An error output as JSON. */
    public String failure(ErrorOutput failure) {
        return write(failure);
    }

    /** The error output that stands in that text. */
    public ErrorOutput failure(String text) {
        return read(text, ErrorOutput.class);
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_NESTING)
                                .maxNumberLength(Integer.MAX_VALUE)
                                .maxStringLength(Integer.MAX_VALUE)
                                .build())
                .streamWriteConstraints(
                        StreamWriteConstraints.builder().maxNestingDepth(MAX_NESTING).build())
                .build();
    }

    /** The same payload goes from state to state: it is turned into text once. */
    private static final class LastPayload {
        private @Nullable JsonNode node;
        private String text = "";

        @SuppressWarnings("ReferenceEquality") // a look at every node would cost what it saves
        String text(JsonNode payload) {
            if (payload != node) {
                text = PAYLOADS.writeValueAsString(payload);
                node = payload;
            }
            return text;
        }
    }

    private static final class PayloadWriter extends StdSerializer<JsonNode> {
        PayloadWriter() {
            super(JsonNode.class);
        }

        @Override
        public void serialize(
                JsonNode payload, JsonGenerator generator, SerializationContext context) {
            LastPayload last = (LastPayload) context.getAttribute(LastPayload.class);
            generator.writeRawValue(
                    last == null ? PAYLOADS.writeValueAsString(payload) : last.text(payload));
        }
    }
}
