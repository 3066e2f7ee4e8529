package dev.stepgraph.workflow.integration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.util.Map;

class IntegrationSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new IntegrationProperties(1_024, 256, DataSize.ofBytes(262_144)));
    }

    @Test
    void isSetByTheseNames() {
        Map<String, String> settings =
                Map.of(
                        "stepgraph.integration.max-concurrent-calls", "7",
                        "stepgraph.integration.max-concurrent-calls-per-destination", "3",
                        "stepgraph.integration.max-result-size", "1MB");

        assertThat(bind(settings))
                .isEqualTo(new IntegrationProperties(7, 3, DataSize.ofMegabytes(1)));
    }

    private static IntegrationProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("stepgraph.integration", IntegrationProperties.class);
    }
}
