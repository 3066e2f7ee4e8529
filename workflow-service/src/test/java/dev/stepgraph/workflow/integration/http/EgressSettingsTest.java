package dev.stepgraph.workflow.integration.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class EgressSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new EgressProperties(List.of(), Duration.ofSeconds(5)));
    }

    @Test
    void isSetByTheseNames() {
        Map<String, String> settings =
                Map.of(
                        "stepgraph.egress.allow", "127.0.0.0/8,::1,*.internal",
                        "stepgraph.egress.connect-timeout", "1s");

        assertThat(bind(settings))
                .isEqualTo(
                        new EgressProperties(
                                List.of("127.0.0.0/8", "::1", "*.internal"),
                                Duration.ofSeconds(1)));
    }

    private static EgressProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("stepgraph.egress", EgressProperties.class);
    }
}
