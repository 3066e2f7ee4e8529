package dev.stepgraph.gateway.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.Map;

class FairnessSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of())).isEqualTo(FairnessProperties.defaults());
    }

    @Test
    void isSetByTheseNames() {
        Map<String, String> settings =
                Map.of("stepgraph.fairness.share", "0.5", "stepgraph.fairness.burst", "2s");

        assertThat(bind(settings)).isEqualTo(new FairnessProperties(0.5, Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.1", "NaN"})
    void refusesSharesThatAreNone(String share) {
        assertThatThrownBy(() -> bind(Map.of("stepgraph.fairness.share", share)))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    private static FairnessProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("stepgraph.fairness", FairnessProperties.class);
    }
}
