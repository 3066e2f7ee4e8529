package dev.stepgraph.gateway.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class SecretSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new SecretProperties(null, Path.of(".stepgraph/service.key"), List.of()));
    }

    @Test
    void isSetByTheseNames() {
        Map<String, String> settings =
                Map.of(
                        "stepgraph.secrets.key", "a",
                        "stepgraph.secrets.key-file", "/etc/key",
                        "stepgraph.secrets.retired-keys", "b,c");

        assertThat(bind(settings))
                .isEqualTo(new SecretProperties("a", Path.of("/etc/key"), List.of("b", "c")));
    }

    @Test
    void doesNotShowKeys() {
        Map<String, String> settings =
                Map.of("stepgraph.secrets.key", "fresh", "stepgraph.secrets.retired-keys", "old");

        assertThat(bind(settings).toString()).doesNotContain("fresh").doesNotContain("old");
    }

    private static SecretProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("stepgraph.secrets", SecretProperties.class);
    }
}
