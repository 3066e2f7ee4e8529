package dev.stepgraph.workflow.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.Map;

class StateMachineSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bind("stepgraph.aws", AwsProperties.class, Map.of()))
                .isEqualTo(new AwsProperties("us-east-1", "000000000000"));
        assertThat(bind("stepgraph.state-machines", StateMachineProperties.class, Map.of()))
                .isEqualTo(
                        new StateMachineProperties(Duration.ofSeconds(1), 16_000_000, 100_000, 50));
    }

    @Test
    void isSetByTheseNames() {
        assertThat(
                        bind(
                                "stepgraph.aws",
                                AwsProperties.class,
                                Map.of(
                                        "stepgraph.aws.region", "eu-west-1",
                                        "stepgraph.aws.account", "123456789012")))
                .isEqualTo(new AwsProperties("eu-west-1", "123456789012"));
        assertThat(
                        bind(
                                "stepgraph.state-machines",
                                StateMachineProperties.class,
                                Map.of(
                                        "stepgraph.state-machines.freshness", "5s",
                                        "stepgraph.state-machines.cached-characters", "7",
                                        "stepgraph.state-machines.max-state-machines", "8",
                                        "stepgraph.state-machines.max-tags", "9")))
                .isEqualTo(new StateMachineProperties(Duration.ofSeconds(5), 7, 8, 9));
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(prefix, type);
    }
}
