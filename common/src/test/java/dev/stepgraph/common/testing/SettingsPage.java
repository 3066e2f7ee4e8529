package dev.stepgraph.common.testing;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What pages tell of settings: rows of tables, of which the first cell names settings and the
 * second their defaults. Where a row names several, those after the first are written from their
 * last dot on: <code>| `a.b-c`, `.d` | `1`, `2` | … |</code>.
 */
public final class SettingsPage {

    private static final String CONFIGURATION_PROPERTIES =
            "org.springframework.boot.context.properties.ConfigurationProperties";
    private static final String DEFAULT_VALUE =
            "org.springframework.boot.context.properties.bind.DefaultValue";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** What stands for each setting, as it is written; the first row counts. */
    private final Map<String, String> defaults = new LinkedHashMap<>();

    /** A page without any row. */
    public SettingsPage() {}

    /**
     * A setting of a record.
     *
     * @param name in the way that pages and property files write it
     * @param defaultValue as the code has it; empty: it has none, or several values
     */
    public record Setting(String name, String defaultValue) {}

    /** Adds what a page says below those headings that begin so; everything if that is empty. */
    public SettingsPage read(Path page, String heading) {
        boolean wanted = heading.isEmpty();
        try {
            for (String line : Files.readAllLines(page)) {
                if (line.startsWith("## ")) {
                    wanted = line.startsWith("## " + heading);
                } else if (wanted && line.startsWith("| `")) {
                    addRow(line.split(" \\| ?", -1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Why a setting is not told as the code has it; empty: it is. */
    public Optional<String> mistake(Setting setting) {
        Optional<String> told =
                defaults.entrySet().stream()
                        .filter(row -> isAbout(row.getKey(), setting.name()))
                        .map(Map.Entry::getValue)
                        .findFirst();
        if (told.isEmpty()) {
            return Optional.of("there is no row of " + setting.name());
        }
        String value = setting.defaultValue();
        boolean right = value.isEmpty() || told.get().equals("`" + value + "`");
        // 0 often means that something else decides, which the page then says in words.
        boolean inWords = value.equals("0") && !told.get().contains("`");
        return right || inWords
                ? Optional.empty()
                : Optional.of(
                        "the default of %s is %s, and not %s"
                                .formatted(setting.name(), value, told.get()));
    }

    /** The settings that the records of a package stand for, and those below it. */
    public static Stream<Setting> settingsIn(String packageName) {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(packageName)
                        .stream()
                        .filter(type -> type.isAnnotatedWith(CONFIGURATION_PROPERTIES))
                        .sorted(Comparator.comparing(JavaClass::getName))
                        .flatMap(SettingsPage::settings);
    }

    private static Stream<Setting> settings(JavaClass type) {
        String prefix = text(type.getAnnotationOfType(CONFIGURATION_PROPERTIES));
        RecordComponent[] components = type.reflect().getRecordComponents();
        Class<?>[] types =
                Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        List<JavaParameter> parameters = type.getConstructor(types).getParameters();
        return IntStream.range(0, components.length)
                .mapToObj(i ->
                        new Setting(
                                prefix + "." + dashed(components[i].getName()),
                                parameters
                                        .get(i)
                                        .tryGetAnnotationOfType(DEFAULT_VALUE)
                                        .map(SettingsPage::text)
                                        .orElse("")));
    }

    /** What an annotation says; empty if it says several things. */
    private static String text(JavaAnnotation<?> annotation) {
        Object value = annotation.get("value").orElse("");
        if (value instanceof Object[] values) {
            return values.length == 1 ? values[0].toString() : "";
        }
        return value.toString();
    }

    /**
     * Either the setting itself, or a part of what it holds: {@code a.b.<name>.c} of {@code a.b}.
     */
    private static boolean isAbout(String row, String name) {
        return row.equals(name) || row.startsWith(name + ".");
    }

    private void addRow(String[] cells) {
        List<String> names = new ArrayList<>();
        String before = "";
        Matcher code = CODE.matcher(cells[0]);
        while (code.find()) {
            String text = code.group(1);
            String name =
                    text.startsWith(".")
                            ? before.substring(0, before.lastIndexOf('.')) + text
                            : text;
            names.add(name);
            before = name;
        }
        String[] values = cells[1].split(", ", -1);
        for (int i = 0; i < names.size(); i++) {
            defaults.putIfAbsent(
                    names.get(i), values.length == names.size() ? values[i] : cells[1]);
        }
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
