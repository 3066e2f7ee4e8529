package dev.stepgraph.workflow.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.fault.ClusterDatabase.Ended;
import dev.stepgraph.workflow.fault.Machine.Outcome;
import dev.stepgraph.workflow.fault.StartLedger.Acknowledged;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/**
 * What must be true when the dust has settled: by the script that operators have, by what clients
 * were told, by what functions saw, and by how each execution had to end.
 *
 * @param connections to the database
 * @param database the same, asked
 * @param ledger what clients were told
 * @param functions what functions saw
 * @param stalls when nothing can be said about the service
 * @param wakings when replicas were let go on that had been paused
 */
record Soundness(
        DataSource connections,
        ClusterDatabase database,
        StartLedger ledger,
        Functions functions,
        Stalls stalls,
        List<Instant> wakings) {

    private static final Duration END = Duration.ofMinutes(3);

    /** An event is decided a little before it is committed, and clocks are read with a delay. */
    private static final Duration SLACK = Duration.ofSeconds(1);

    /** A function that does not answer for so long cannot be reached. */
    private static final Duration UNREACHABLE = Duration.ofSeconds(5);

    private static final int SUCCEEDED = 1;
    private static final int FAILED = 2;

    void check() {
        await("the end of all executions")
                .pollInterval(Duration.ofMillis(50))
                .atMost(END)
                .untilAsserted(() -> assertThat(database.running()).isEmpty());
        assertThat(ledger.takeWrong()).as("wrong answers").isEmpty();
        assertThat(violations()).as("violated invariants").isEmpty();
        assertThat(unexpectedEnds()).as("unexpected ends").isEmpty();
        assertThat(stepsRunAgain()).as("steps that ran again after they succeeded").isEmpty();
        assertThat(inventedSuccesses()).as("successes that nobody had").isEmpty();
        if (stalls.since(0).compareTo(UNREACHABLE) < 0) {
            assertThat(database.unreached()).as("calls that failed by a fault").isEmpty();
        }
    }

    private List<String> violations() {
        try (Connection connection = connections.getConnection()) {
            return Invariants.violations(connection, ledger.acknowledged());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> unexpectedEnds() {
        List<String> unexpected = new ArrayList<>();
        Map<String, Ended> ended = database.ended();
        ledger.acknowledged()
                .forEach((arn, acknowledged) -> {
                    Ended end = ended.get(arn.substring(arn.indexOf(":execution:") + 11));
                    if (!asExpected(acknowledged, end)) {
                        unexpected.add(arn + ", " + acknowledged + ": " + end);
                    }
                });
        return unexpected;
    }

    private static boolean asExpected(Acknowledged acknowledged, @Nullable Ended end) {
        if (end == null) {
            return false;
        }
        Outcome outcome = acknowledged.start().machine().outcome(acknowledged.start().number());
        if (outcome.output() == null) {
            return end.status() == FAILED;
        }
        return end.status() == SUCCEEDED
                && end.output() != null
                && JsonText.parse(end.output()).equals(outcome.output());
    }

    private List<String> stepsRunAgain() {
        List<String> again = new ArrayList<>();
        database.successes()
                .forEach((key, at) -> {
                    for (Instant call : functions.calls().getOrDefault(key, List.of())) {
                        if (call.isAfter(at.plus(SLACK)) && !begunBeforeAPause(call)) {
                            again.add(
                                    "%s succeeded at %s and was called at %s"
                                            .formatted(key, at, call));
                        }
                    }
                });
        return again;
    }

    /** What a replica was about to send when it was paused, it sends when it wakes. */
    private boolean begunBeforeAPause(Instant call) {
        return wakings.stream().anyMatch(at -> !call.isBefore(at) && call.isBefore(at.plus(SLACK)));
    }

    private List<String> inventedSuccesses() {
        return database.successes().keySet().stream()
                .filter(key -> !functions.calls().containsKey(key))
                .toList();
    }
}
