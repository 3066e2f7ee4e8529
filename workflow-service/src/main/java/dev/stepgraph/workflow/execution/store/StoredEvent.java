package dev.stepgraph.workflow.execution.store;

import dev.stepgraph.workflow.engine.history.HistoryEvent;

/**
 * An event with its details as they are stored.
 *
 * @param event the event
 * @param details its details as JSON
 */
public record StoredEvent(HistoryEvent event, String details) {}
