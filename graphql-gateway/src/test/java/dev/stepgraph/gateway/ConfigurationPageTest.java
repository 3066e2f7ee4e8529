package dev.stepgraph.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.testing.SettingsPage;
import dev.stepgraph.common.testing.SettingsPage.Setting;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The pages on configuration and on templates name every setting of our own, and its default. */
class ConfigurationPageTest {

    private static final Path DOCS = Path.of("..", "docs");

    private static final SettingsPage PAGE =
            new SettingsPage()
                    .read(DOCS.resolve("configuration.md"), "graphql-gateway")
                    .read(DOCS.resolve("templates.md"), "");

    @ParameterizedTest
    @MethodSource("settings")
    void namesEachSettingAndItsDefault(Setting setting) {
        assertThat(PAGE.mistake(setting)).isEmpty();
    }

    static Stream<Setting> settings() {
        ClassPathScanningCandidateComponentProvider scan =
                new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scan.findCandidateComponents(ConfigurationPageTest.class.getPackageName()).stream()
                .map(BeanDefinition::getBeanClassName)
                .sorted()
                .flatMap(ConfigurationPageTest::settings);
    }

    private static Stream<Setting> settings(String className) {
        try {
            Class<?> type = Class.forName(className);
            String prefix = type.getAnnotation(ConfigurationProperties.class).value();
            return SettingsPage.settings(type, prefix, ConfigurationPageTest::defaultOf);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String defaultOf(Parameter parameter) {
        DefaultValue value = parameter.getAnnotation(DefaultValue.class);
        return value != null && value.value().length == 1 ? value.value()[0] : "";
    }
}
