package dev.stepgraph.workflow.web;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.engine.history.HistoryEvent;
import dev.stepgraph.workflow.execution.Executions;
import dev.stepgraph.workflow.execution.HistoryRange;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads histories in pages that fit in memory: a page ends early when its events are large, as the
 * API allows.
 */
@Component
public class HistoryPages {

    private static final int CHUNK = 100;
    private static final long FRAME_BYTES = 200;
    private static final long MAX_BYTES = 4_000_000;

    private final Executions executions;

    HistoryPages(Executions executions) {
        this.executions = executions;
    }

    /**
     * A page of events, rendered.
     *
     * @param range which events; its limit is the most that the page holds
     */
    public Page read(
            UUID executionId, HistoryRange range, Function<HistoryEvent, ObjectNode> renderer) {
        List<ObjectNode> events = new ArrayList<>();
        long last = range.afterId();
        long bytes = 0;
        while (events.size() < range.limit() && bytes < MAX_BYTES) {
            int wanted = Math.min(CHUNK, range.limit() - events.size());
            List<HistoryEvent> chunk =
                    executions.history(executionId, new HistoryRange(last, wanted, range.order()));
            for (HistoryEvent event : chunk) {
                ObjectNode rendered = renderer.apply(event);
                bytes += weight(rendered);
                events.add(rendered);
                last = event.id();
            }
            if (chunk.size() < wanted) {
                return new Page(events, null);
            }
        }
        boolean more =
                !executions
                        .history(executionId, new HistoryRange(last, 1, range.order()))
                        .isEmpty();
        return new Page(events, more ? last : null);
    }

    /** About how many bytes the rendered event takes. */
    private static long weight(ObjectNode event) {
        long bytes = FRAME_BYTES;
        for (JsonNode member : event) {
            for (JsonNode detail : member) {
                bytes += weight(detail);
            }
        }
        return bytes;
    }

    private static long weight(JsonNode detail) {
        return detail.isContainer() ? JsonText.write(detail).length() : detail.asString().length();
    }

    /**
     * Events, and after which one the next page begins.
     *
     * @param next absent if there is no next page
     */
    public record Page(List<ObjectNode> events, @Nullable Long next) {}
}
