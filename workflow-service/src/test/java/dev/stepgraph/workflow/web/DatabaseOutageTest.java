package dev.stepgraph.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepgraph.common.testing.PostgresProcess;
import dev.stepgraph.common.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.net.http.HttpResponse;
import java.time.Duration;

/** What callers and probes see of a service whose database is away. */
@DirtiesContext
class DatabaseOutageTest extends ServiceOnPort {

    private static final PostgresProcess SERVER =
            PostgresProcess.start(PostgresProcess.Durability.OFF);

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabase database = SERVER.createDatabase("outage");
        registry.add("spring.datasource.url", database::url);
        registry.add("spring.datasource.username", database::username);
        registry.add("spring.datasource.password", database::password);
    }

    @AfterAll
    static void removeServer() {
        SERVER.close();
    }

    @Test
    void staysAliveSaysThatItIsNotReadyAndRecovers() {
        assertThat(fetch("/actuator/health/readiness").statusCode()).isEqualTo(200);

        SERVER.stopImmediate();

        assertThat(fetch("/livez").statusCode()).isEqualTo(200);
        assertThat(fetch("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(fetch("/readyz").statusCode()).isEqualTo(503);
        HttpResponse<String> aws = post("ListStateMachines", "{}");
        assertThat(aws.statusCode()).isEqualTo(503);
        assertThat(aws.body()).contains("\"__type\":\"ServiceUnavailable\"");
        HttpResponse<String> rest = fetch("/v1/state-machines");
        assertThat(rest.statusCode()).isEqualTo(503);
        assertThat(rest.body()).contains("ServiceUnavailable").doesNotContain("jdbc");

        SERVER.start();

        // A pool may hand out a connection or two that it does not know to be broken yet.
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        fetch("/actuator/health/readiness").statusCode() == 200
                                && post("ListStateMachines", "{}").statusCode() == 200);
    }
}
