package dev.stepgraph.workflow.execution.store;

import dev.stepgraph.workflow.engine.history.HistoryEvent;

import java.util.List;

/**
 * An execution as it stands in the database.
 *
 * @param row its row
 * @param events its whole history if it runs, the engine's own events with it
 * @param characters how long the history's texts are
 */
public record LoadedExecution(ExecutionRow row, List<HistoryEvent> events, long characters) {}
