package dev.stepgraph.gateway.datasource.eventbridge;

import dev.stepgraph.common.aws.client.AwsCallFailure;
import dev.stepgraph.common.aws.client.AwsDestination;
import dev.stepgraph.common.aws.client.AwsJsonClient;
import dev.stepgraph.common.aws.client.AwsService;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.DataSourceInvoker;
import dev.stepgraph.gateway.datasource.DataSourceProperties;
import dev.stepgraph.gateway.datasource.InvocationScope;
import dev.stepgraph.gateway.datasource.OutboundClients;
import dev.stepgraph.gateway.datasource.RequestObject;
import dev.stepgraph.gateway.datasource.SourceConfiguration;
import dev.stepgraph.gateway.registry.DataSource;
import dev.stepgraph.gateway.registry.DataSourceType;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;

/**
 * Puts events on a bus: {@code {operation: PutEvents, events: [{source, detailType, detail,
 * resources, time}]}} in, {@code {Entries, FailedEntryCount}} out.
 */
@Component
class EventBridgeInvoker implements DataSourceInvoker {

    private static final int MAX_EVENTS = 10;
    private static final int REGION = 3;

    private final AwsJsonClient client;
    private final DataSourceProperties properties;
    private final InstantSource clock;

    EventBridgeInvoker(
            EventBridgeProperties events,
            DataSourceProperties properties,
            OutboundClients clients,
            Environment environment,
            InstantSource clock) {
        AwsDestination destination =
                AwsDestination.of(
                        events.endpoint(),
                        events.region(),
                        "EVENTBRIDGE",
                        environment::getProperty);
        this.client = new AwsJsonClient(clients.operators(), AwsService.EVENTS, destination, clock);
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Set<DataSourceType> types() {
        return Set.of(DataSourceType.AMAZON_EVENTBRIDGE);
    }

    @Override
    public BoundDataSource bind(DataSource source) {
        String bus = SourceConfiguration.of(source).text("eventBusArn");
        String[] parts = bus.split(":", -1);
        String region = parts.length > REGION ? parts[REGION] : properties.region();
        return (request, scope) -> put(bus, region, RequestObject.of(request), scope);
    }

    private JsonNode put(String bus, String region, RequestObject request, InvocationScope scope) {
        request.oneOf("operation", Set.of("PutEvents"));
        int count = request.list("events").size();
        if (count == 0 || count > MAX_EVENTS) {
            throw DataSourceException.invalidRequest("There must be 1 to 10 events.");
        }
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = input.putArray("Entries");
        for (int i = 0; i < count; i++) {
            entries.add(entry(bus, request.element("events", i)));
        }
        try {
            return client.call(region, "PutEvents", input, scope.timeLeft(clock.instant()));
        } catch (AwsCallFailure e) {
            throw e.code().equals(AwsCallFailure.TIMED_OUT)
                    ? DataSourceException.timedOut()
                    : new DataSourceException(
                            "EventBridge:" + e.code(), String.valueOf(e.getMessage()));
        }
    }

    private static ObjectNode entry(String bus, RequestObject event) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("EventBusName", bus);
        entry.put("Source", event.text("source"));
        entry.put("DetailType", event.text("detailType"));
        JsonNode detail = event.required("detail");
        entry.put("Detail", detail.isString() ? detail.stringValue() : JsonText.write(detail));
        JsonNode resources = event.optional("resources");
        if (resources != null) {
            entry.set("Resources", resources);
        }
        Instant time = time(event.optionalText("time"));
        if (time != null) {
            entry.put("Time", time.getEpochSecond());
        }
        return entry;
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw DataSourceException.invalidRequest(
                    "The time of an event must be one of RFC 3339.");
        }
    }
}
