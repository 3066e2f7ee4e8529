package dev.stepgraph.gateway.resolver.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.Map;

/** Pins the names and the defaults of the settings. */
class ScriptSettingsTest {

    private static final String PREFIX = "stepgraph.resolver.script";

    @Test
    void haveDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new ScriptProperties(
                                3,
                                2,
                                DataSize.ofMegabytes(96),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(60)));
    }

    @Test
    void haveNames() {
        Map<String, String> settings =
                Map.of(
                        PREFIX + ".processes", "8",
                        PREFIX + ".keep-warm", "4",
                        PREFIX + ".heap", "128MB",
                        PREFIX + ".time-limit", "500ms",
                        PREFIX + ".start-limit", "10s");

        assertThat(bind(settings))
                .isEqualTo(
                        new ScriptProperties(
                                8,
                                4,
                                DataSize.ofMegabytes(128),
                                Duration.ofMillis(500),
                                Duration.ofSeconds(10)));
    }

    private static ScriptProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate(PREFIX, ScriptProperties.class);
    }
}
