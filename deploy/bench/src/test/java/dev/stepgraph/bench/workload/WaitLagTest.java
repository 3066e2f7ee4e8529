package dev.stepgraph.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

class WaitLagTest {

    @Test
    void isTheTimeFromTheInstantToTheExitThatTheHistoryTells() {
        String events =
                """
                [{"type": "ExecutionStarted", "timestamp": 1767225590.0,
                  "executionStartedEventDetails": {
                    "input": "{\\"due\\":\\"2026-01-01T00:00:00.250Z\\"}"}},
                 {"type": "WaitStateEntered", "timestamp": 1767225590.1},
                 {"type": "WaitStateExited", "timestamp": 1767225600.262}]
                """;

        assertThat(WaitLag.lag(JsonMapper.shared().readTree(events))).isEqualTo(12_000_000);
    }
}
