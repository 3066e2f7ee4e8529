package dev.stepgraph.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

import java.io.IOException;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The page on configuration names every setting of our own, and its default. */
class ConfigurationPageTest {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");

    /** A setting, and its default as it is written down in the code; empty: none is. */
    record Setting(String name, String defaultValue) {}

    @ParameterizedTest
    @MethodSource("settings")
    void namesEachSettingAndItsDefault(Setting setting) throws IOException {
        List<String> rows =
                Files.readAllLines(PAGE).stream()
                        .filter(line -> line.startsWith("| `" + setting.name()))
                        .filter(line -> "`.".indexOf(line.charAt(3 + setting.name().length())) >= 0)
                        .toList();

        assertThat(rows).as("rows of " + setting.name()).isNotEmpty();
        if (!setting.defaultValue().isEmpty()) {
            assertThat(rows.getFirst()).contains("| `" + setting.defaultValue() + "` |");
        }
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
            Parameter[] parameters = type.getDeclaredConstructors()[0].getParameters();
            RecordComponent[] components = type.getRecordComponents();
            return IntStream.range(0, components.length)
                    .mapToObj(i -> setting(prefix, components[i].getName(), parameters[i]));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Setting setting(String prefix, String component, Parameter parameter) {
        DefaultValue value = parameter.getAnnotation(DefaultValue.class);
        boolean single = value != null && value.value().length == 1;
        return new Setting(
                ConfigurationPropertyName.of(prefix).append(dashed(component)).toString(),
                single ? value.value()[0] : "");
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
