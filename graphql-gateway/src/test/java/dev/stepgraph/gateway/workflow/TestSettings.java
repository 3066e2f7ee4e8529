package dev.stepgraph.gateway.workflow;

import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.time.Duration;

/** Settings for tests: as they are by default, but for a silence that is noticed sooner. */
final class TestSettings {

    private TestSettings() {}

    static WorkflowProperties of(URI service) {
        return withStreams(service, 900);
    }

    static WorkflowProperties withStreams(URI service, int maxStreams) {
        return new WorkflowProperties(
                service,
                null,
                Duration.ofSeconds(20),
                Duration.ofSeconds(60),
                64,
                maxStreams,
                Duration.ofSeconds(5),
                DataSize.ofMegabytes(64));
    }
}
