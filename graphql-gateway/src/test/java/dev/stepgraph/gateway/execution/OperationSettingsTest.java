package dev.stepgraph.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.gateway.cache.ResultCacheProperties;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

class OperationSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bind("stepgraph.execution", Map.of(), OperationProperties.class))
                .isEqualTo(OperationProperties.defaults());
        assertThat(bind("stepgraph.cache", Map.of(), ResultCacheProperties.class))
                .isEqualTo(new ResultCacheProperties(DataSize.ofMegabytes(64)));
    }

    @Test
    void isSetByTheseNames() {
        Map<String, String> settings =
                Map.ofEntries(
                        Map.entry("stepgraph.execution.timeout", "1s"),
                        Map.entry("stepgraph.execution.max-tokens", "2"),
                        Map.entry("stepgraph.execution.max-whitespace", "3"),
                        Map.entry("stepgraph.execution.max-nesting", "4"),
                        Map.entry("stepgraph.execution.max-depth", "5"),
                        Map.entry("stepgraph.execution.max-fields", "6"),
                        Map.entry("stepgraph.execution.max-aliases", "7"),
                        Map.entry("stepgraph.execution.max-repetitions", "8"),
                        Map.entry("stepgraph.execution.max-resolvers", "9"),
                        Map.entry("stepgraph.execution.prepared-documents", "10"),
                        Map.entry("stepgraph.execution.max-apis", "11"),
                        Map.entry("stepgraph.execution.trusted-documents.abc", "x,y"),
                        Map.entry("stepgraph.cache.max-size", "1KB"));

        assertThat(bind("stepgraph.execution", settings, OperationProperties.class))
                .isEqualTo(
                        new OperationProperties(
                                Duration.ofSeconds(1),
                                2,
                                3,
                                4,
                                5,
                                6,
                                7,
                                8,
                                9,
                                10,
                                11,
                                Map.of("abc", Set.of("x", "y"))));
        assertThat(bind("stepgraph.cache", settings, ResultCacheProperties.class))
                .isEqualTo(new ResultCacheProperties(DataSize.ofKilobytes(1)));
    }

    private static <T> T bind(String prefix, Map<String, String> settings, Class<T> type) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(prefix, type);
    }
}
