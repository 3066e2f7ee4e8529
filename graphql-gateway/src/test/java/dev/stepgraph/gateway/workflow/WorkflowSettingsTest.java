package dev.stepgraph.gateway.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class WorkflowSettingsTest {

    private static final String HASH_OF_SECRET =
            "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

    @Test
    void knowsWhereWorkflowServiceIsWithoutBeingTold() {
        assertThat(bind("stepgraph.workflow", WorkflowProperties.class, Map.of()))
                .isEqualTo(
                        new WorkflowProperties(
                                URI.create("http://localhost:8080"),
                                null,
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(10),
                                64,
                                900,
                                Duration.ofSeconds(45),
                                DataSize.ofMegabytes(64)));
    }

    @Test
    void isClosedToEverybodyWhereNothingIsSet() {
        WorkflowApiProperties properties =
                bind("stepgraph.workflow-api", WorkflowApiProperties.class, Map.of());

        assertThat(properties)
                .isEqualTo(new WorkflowApiProperties(List.of(), null, null, true, 0, 0));
        assertThat(new WorkflowApi(properties).verify("secret")).isEmpty();
    }

    @Test
    void opensToTheKeysWhoseHashesAreSet() {
        WorkflowApi api =
                new WorkflowApi(
                        bind(
                                "stepgraph.workflow-api",
                                WorkflowApiProperties.class,
                                Map.of(
                                        "stepgraph.workflow-api.key-hashes",
                                        "00, " + HASH_OF_SECRET)));

        assertThat(api.verify("secret")).isPresent();
        assertThat(api.verify("Secret")).isEmpty();
        assertThat(api.verify("")).isEmpty();
    }

    @Test
    void keepsTheTokenToItself() {
        WorkflowProperties properties =
                bind(
                        "stepgraph.workflow",
                        WorkflowProperties.class,
                        Map.of("stepgraph.workflow.token", "hidden"));

        assertThat(properties.token()).isEqualTo("hidden");
        assertThat(properties.toString()).doesNotContain("hidden");
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(prefix, type);
    }
}
