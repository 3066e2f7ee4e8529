package dev.stepgraph.workflow.web;

import dev.stepgraph.workflow.engine.history.HistoryEvent;
import dev.stepgraph.workflow.execution.Executions;
import dev.stepgraph.workflow.execution.HistoryRange;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

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
    private static final long MAX_CHARACTERS = 4_000_000;

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
        long characters = 0;
        while (events.size() < range.limit() && characters < MAX_CHARACTERS) {
            int wanted = Math.min(CHUNK, range.limit() - events.size());
            List<HistoryEvent> chunk =
                    executions.history(executionId, new HistoryRange(last, wanted, range.order()));
            for (HistoryEvent event : chunk) {
                ObjectNode rendered = renderer.apply(event);
                characters += HistoryEventJson.weight(rendered);
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

    /**
     * Events, and after which one the next page begins.
     *
     * @param next absent if there is no next page
     */
    public record Page(List<ObjectNode> events, @Nullable Long next) {}
}
