package dev.stepgraph.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.testing.SettingsPage;
import dev.stepgraph.common.testing.SettingsPage.Setting;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.stream.Stream;

/** The page on configuration names every setting of our own, and its default. */
class ConfigurationPageTest {

    private static final SettingsPage PAGE =
            new SettingsPage().read(Path.of("..", "docs", "configuration.md"), "workflow-service");

    @ParameterizedTest
    @MethodSource("settings")
    void namesEachSettingAndItsDefault(Setting setting) {
        assertThat(PAGE.mistake(setting)).isEmpty();
    }

    static Stream<Setting> settings() {
        return SettingsPage.settingsIn(ConfigurationPageTest.class.getPackageName());
    }
}
