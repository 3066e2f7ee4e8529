package dev.stepgraph.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.Map;

class WebSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new WebProperties(DataSize.ofKilobytes(1536), Duration.ofSeconds(15)));
    }

    @Test
    void isSetByTheseNames() {
        Map<String, String> settings =
                Map.of(
                        "stepgraph.web.max-request-size", "2MB",
                        "stepgraph.web.event-heartbeat", "1s");

        assertThat(bind(settings))
                .isEqualTo(new WebProperties(DataSize.ofMegabytes(2), Duration.ofSeconds(1)));
    }

    private static WebProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("stepgraph.web", WebProperties.class);
    }
}
