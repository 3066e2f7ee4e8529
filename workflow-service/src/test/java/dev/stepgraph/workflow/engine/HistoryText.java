package dev.stepgraph.workflow.engine;

import dev.stepgraph.workflow.engine.history.EventDetails;
import dev.stepgraph.workflow.engine.history.HistoryEvent;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A history as text, a line for each event: id, previous id, type, seconds since the start,
 * details.
 */
final class HistoryText {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private HistoryText() {}

    static String of(List<HistoryEvent> history) {
        return history.stream().map(HistoryText::line).collect(Collectors.joining("\n")) + "\n";
    }

    private static String line(HistoryEvent event) {
        String id = event.shown() ? "" + event.id() : event.id() + "." + event.ordinal();
        double seconds = Duration.between(Simulation.START, event.timestamp()).toMillis() / 1000.0;
        String at = seconds == 0 ? "" : " @" + seconds + "s";
        return "%s %d %s%s%s"
                .formatted(id, event.previousId(), event.type().text(), at, details(event));
    }

    private static String details(HistoryEvent event) {
        if (event.details() instanceof EventDetails.None) {
            return "";
        }
        ObjectNode shown = MAPPER.createObjectNode();
        JsonNode all = MAPPER.valueToTree(event.details());
        all.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> shown.set(field.getKey(), field.getValue()));
        return " " + shown;
    }
}
