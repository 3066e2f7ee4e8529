package dev.stepgraph.gateway.web.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.util.Map;

class GraphqlHttpSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new GraphqlHttpProperties(
                                DataSize.ofMegabytes(1), DataSize.ofMegabytes(5), false, 0, 100));
    }

    @Test
    void isSetByTheseNames() {
        Map<String, String> settings =
                Map.of(
                        "stepgraph.web.graphql.max-request-size", "1KB",
                        "stepgraph.web.graphql.max-response-size", "2KB",
                        "stepgraph.web.graphql.get-queries", "true",
                        "stepgraph.web.graphql.requests-per-second", "3",
                        "stepgraph.web.graphql.rate-burst", "4");

        assertThat(bind(settings))
                .isEqualTo(
                        new GraphqlHttpProperties(
                                DataSize.ofKilobytes(1), DataSize.ofKilobytes(2), true, 3, 4));
    }

    private static GraphqlHttpProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("stepgraph.web.graphql", GraphqlHttpProperties.class);
    }
}
