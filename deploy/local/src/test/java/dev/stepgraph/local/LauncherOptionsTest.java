package dev.stepgraph.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Properties;

class LauncherOptionsTest {

    private static final Path ROOT = Path.of("somewhere").toAbsolutePath();

    @Test
    void everyOptionHasADefault() {
        LauncherOptions options = LauncherOptions.from(properties());

        assertThat(options)
                .isEqualTo(
                        new LauncherOptions(
                                ROOT,
                                "target",
                                "127.0.0.1",
                                8080,
                                8090,
                                8099,
                                15432,
                                ROOT.resolve(".stepgraph")));
    }

    @Test
    void everyOptionCanBeGiven() {
        LauncherOptions options =
                LauncherOptions.from(
                        properties(
                                "stepgraph.address", "0.0.0.0",
                                "stepgraph.port", "8081",
                                "stepgraph.gateway.port", "8091",
                                "stepgraph.samples.port", "8098",
                                "stepgraph.postgres.port", "0",
                                "stepgraph.data", "elsewhere/data"));

        assertThat(options)
                .isEqualTo(
                        new LauncherOptions(
                                ROOT,
                                "target",
                                "0.0.0.0",
                                8081,
                                8091,
                                8098,
                                0,
                                ROOT.resolve("elsewhere/data")));
    }

    @Test
    void anAbsoluteFolderIsTakenAsItIs(@org.junit.jupiter.api.io.TempDir Path folder) {
        LauncherOptions options =
                LauncherOptions.from(properties("stepgraph.data", folder.toString()));

        assertThat(options.data()).isEqualTo(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http", "-1", "65536", "80 80", "999999999999"})
    void whatIsNoPortIsRefusedByName(String text) {
        assertThatThrownBy(() -> LauncherOptions.from(properties("stepgraph.postgres.port", text)))
                .isInstanceOf(LaunchFailure.class)
                .hasMessage(
                        "-Dstepgraph.postgres.port must be a port from 0 to 65535, but is \"%s\"."
                                .formatted(text));
    }

    private static Properties properties(String... namesAndValues) {
        Properties properties = new Properties();
        properties.setProperty("stepgraph.root", ROOT.toString());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
        }
        return properties;
    }
}
