package dev.stepgraph.gateway.resolver.script;

import dev.stepgraph.gateway.resolver.script.worker.ScriptWorker;

import org.springframework.util.unit.DataSize;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a child is started: with this process's java and class path, and none of its environment.
 * Where the classes are in Spring Boot's executable jar, its loader finds them in the child as it
 * did here.
 */
final class ChildCommand {

    private static final String LOADER =
            "org.springframework.boot.loader.launch.PropertiesLauncher";

    private static final List<Path> NICE = List.of(Path.of("/usr/bin/nice"), Path.of("/bin/nice"));

    private final List<String> command;

    ChildCommand(DataSize heap) {
        String main = ScriptWorker.class.getName();
        List<String> words = new ArrayList<>(afterEverybodyElse());
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(options(heap));
        words.add("-cp");
        words.add(System.getProperty("java.class.path"));
        if (isInExecutableJar()) {
            words.add("-Dloader.main=" + main);
            words.add(LOADER);
        } else {
            words.add(main);
        }
        command = List.copyOf(words);
    }

    /** A process that is not started yet. */
    ProcessBuilder builder() {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        // What the gateway was told, such as passwords, is none of a script's business.
        builder.environment().clear();
        return builder;
    }

    /** Where processors are scarce, scripts come after the gateway. */
    private static List<String> afterEverybodyElse() {
        return NICE.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .map(nice -> List.of(nice.toString(), "-n", "5"))
                .orElse(List.of());
    }

    private static List<String> options(DataSize heap) {
        return List.of(
                "-Xmx" + heap.toMegabytes() + "m",
                "-Xms24m",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:MaxDirectMemorySize=16m",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:MaxMetaspaceSize=192m",
                "-XX:+DisableAttachMechanism",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                // A child may load no library of its own, and does not need that one.
                "-Dpolyglotimpl.AttachLibraryFailureAction=ignore",
                "-Dpolyglotimpl.DisableVersionChecks=true");
    }

    private static boolean isInExecutableJar() {
        String resource = LOADER.replace('.', '/') + ".class";
        return ClassLoader.getSystemClassLoader().getResource(resource) != null;
    }
}
