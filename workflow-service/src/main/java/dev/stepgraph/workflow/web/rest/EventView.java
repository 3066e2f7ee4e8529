package dev.stepgraph.workflow.web.rest;

import dev.stepgraph.workflow.engine.history.HistoryEvent;
import dev.stepgraph.workflow.web.HistoryEventJson;
import dev.stepgraph.workflow.web.HistoryEventJson.ExecutionData;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An event as an answer and a stream have it: payloads are values, not text. */
final class EventView {

    private EventView() {}

    static ObjectNode of(HistoryEvent event, boolean includeData) {
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", event.id())
                        .put("previousEventId", event.previousId())
                        .put("type", event.type().text())
                        .put("timestamp", event.timestamp().toString());
        ExecutionData data = includeData ? ExecutionData.AS_VALUE : ExecutionData.LEFT_OUT;
        ObjectNode details = HistoryEventJson.detailsOf(event, data);
        if (details != null) {
            json.set("details", details);
        }
        return json;
    }
}
