package dev.stepgraph.gateway.resolver.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.Map;

class TemplateSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new TemplateProperties(
                                65_536,
                                DataSize.ofMegabytes(5),
                                Duration.ofSeconds(1),
                                DataSize.ofMegabytes(32),
                                1_000,
                                0,
                                DataSize.ofMegabytes(4),
                                true));
    }

    @Test
    void isSetByTheseNames() {
        Map<String, String> settings =
                Map.of(
                        "stepgraph.resolver.template.max-length", "1",
                        "stepgraph.resolver.template.max-result", "2B",
                        "stepgraph.resolver.template.max-time", "3s",
                        "stepgraph.resolver.template.max-work", "4B",
                        "stepgraph.resolver.template.max-loop-turns", "5",
                        "stepgraph.resolver.template.max-concurrent", "6",
                        "stepgraph.resolver.template.cache-size", "7B",
                        "stepgraph.resolver.template.empty-is-false", "false");

        assertThat(bind(settings))
                .isEqualTo(
                        new TemplateProperties(
                                1,
                                DataSize.ofBytes(2),
                                Duration.ofSeconds(3),
                                DataSize.ofBytes(4),
                                5,
                                6,
                                DataSize.ofBytes(7),
                                false));
    }

    private static TemplateProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("stepgraph.resolver.template", TemplateProperties.class);
    }
}
