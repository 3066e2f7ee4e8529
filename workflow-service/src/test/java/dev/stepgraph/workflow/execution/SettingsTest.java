package dev.stepgraph.workflow.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.workflow.execution.shard.ShardProperties;
import dev.stepgraph.workflow.execution.store.CommitterProperties;
import dev.stepgraph.workflow.timer.TimerProperties;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.util.unit.DataSize;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/** Pins the names and the defaults of the settings. */
class SettingsTest {

    @Test
    void ofExecutions() {
        assertThat(defaults(ExecutionProperties.class))
                .isEqualTo(
                        new ExecutionProperties(
                                1_000_000,
                                25_000,
                                DataSize.ofKilobytes(256),
                                1_000,
                                40,
                                Duration.ofSeconds(5),
                                20_000,
                                DataSize.ofMegabytes(256),
                                Duration.ofMinutes(5),
                                10_000));
        assertThat(names(ExecutionProperties.class))
                .isEqualTo(
                        "stepgraph.execution: maxOpen maxEvents maxPayload maxBurst"
                                + " maxInlineConcurrency patience residents residentsSize"
                                + " expressLimit maxExpress");
    }

    @Test
    void ofTheCommitter() {
        assertThat(defaults(CommitterProperties.class))
                .isEqualTo(
                        new CommitterProperties(
                                1, 256, DataSize.ofMegabytes(8), 4096, DataSize.ofMegabytes(64)));
        assertThat(names(CommitterProperties.class))
                .isEqualTo(
                        "stepgraph.execution.committer: threads batchLength batchSize queueLength"
                                + " queueSize");
    }

    @Test
    void ofShards() {
        assertThat(defaults(ShardProperties.class))
                .isEqualTo(
                        new ShardProperties(
                                256, Duration.ofSeconds(10), Duration.ofSeconds(30), null));
        assertThat(names(ShardProperties.class))
                .isEqualTo("stepgraph.shards: count lease handOver address");
        assertThatThrownBy(() -> shards("count", "4097")).isInstanceOf(BindException.class);
        assertThatThrownBy(() -> shards("count", "0")).isInstanceOf(BindException.class);
        assertThatThrownBy(() -> shards("lease", "999ms")).isInstanceOf(BindException.class);
    }

    @Test
    void ofTimers() {
        assertThat(defaults(TimerProperties.class))
                .isEqualTo(
                        new TimerProperties(
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(60),
                                200_000));
        assertThat(names(TimerProperties.class))
                .isEqualTo("stepgraph.timer: horizon poll fullPoll capacity");
    }

    private static ShardProperties shards(String name, String value) {
        return TestNode.bind(
                "stepgraph.shards",
                ShardProperties.class,
                Map.of("stepgraph.shards." + name, value));
    }

    private static <T extends Record> T defaults(Class<T> type) {
        return TestNode.bind(prefix(type), type);
    }

    private static String names(Class<? extends Record> type) {
        String names =
                String.join(
                        " ",
                        Arrays.stream(type.getRecordComponents())
                                .map(RecordComponent::getName)
                                .toList());
        return prefix(type) + ": " + names;
    }

    private static String prefix(Class<?> type) {
        return type.getAnnotation(ConfigurationProperties.class).value();
    }
}
