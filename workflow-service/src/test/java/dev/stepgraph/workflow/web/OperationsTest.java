package dev.stepgraph.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What those who run the service may look at, and what nobody may. */
class OperationsTest extends RunningService {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/actuator/info",
                "/actuator/metrics",
                "/actuator/prometheus",
                "/livez",
                "/readyz"
            })
    void shows(String path) {
        assertThat(fetch(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env",
                "beans",
                "configprops",
                "heapdump",
                "threaddump",
                "loggers",
                "mappings",
                "shutdown",
                "flyway",
                "conditions",
                "scheduledtasks",
                "sbom"
            })
    void hides(String endpoint) {
        assertThat(fetch("/actuator/" + endpoint).statusCode()).isEqualTo(404);
    }

    @Test
    void tellsNoDetailsOfItsHealth() {
        assertThat(fetch("/actuator/health").body())
                .doesNotContain("PostgreSQL", "validationQuery");
    }

    @Test
    void countsExecutionsUnderTheNamesThatAwsUses() {
        String machine = createStateMachine();
        awaitEnd(start(machine));
        awaitEnd(start(machine));

        String metrics = fetch("/actuator/prometheus").body();

        String tag = "{StateMachineArn=\"" + machine + "\"}";
        assertThat(metrics)
                .contains("ExecutionsStarted_total" + tag + " 2.0")
                .contains("ExecutionsSucceeded_total" + tag + " 2.0")
                .contains("ExecutionsFailed_total" + tag + " 0.0")
                .contains("ExecutionsTimedOut_total" + tag + " 0.0")
                .contains("ExecutionsAborted_total" + tag + " 0.0")
                .contains("ExecutionTime_seconds_count" + tag + " 2")
                .contains("OpenExecutionCount ");
    }
}
