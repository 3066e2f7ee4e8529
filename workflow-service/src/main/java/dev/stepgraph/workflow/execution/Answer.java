package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.engine.Decision.Verdict;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What became of a command, durably.
 *
 * @param verdict whether it had an effect
 * @param startedAt when the execution started, if it was in memory
 * @param stoppedAt when the execution ended, if it has
 */
record Answer(Verdict verdict, @Nullable Instant startedAt, @Nullable Instant stoppedAt) {}
