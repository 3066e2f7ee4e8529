package dev.stepgraph.workflow.fault;

import dev.stepgraph.workflow.WorkflowServiceApplication;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * The service as it was built, to be started as a process: with its own class path, on which no
 * tests are, but for the guard.
 *
 * @param classPath what a replica runs with
 * @param logs where the output of replicas goes
 */
record ServiceBuild(String classPath, Path logs) {

    /** The build that this test belongs to. */
    static ServiceBuild current() {
        try {
            Path classes = classes();
            Path target = Objects.requireNonNull(classes.getParent());
            Path work = Files.createDirectories(target.resolve("faults"));
            String libraries = Files.readString(target.resolve("dev.classpath")).strip();
            String classPath = String.join(File.pathSeparator, guard(work), classes.toString());
            return new ServiceBuild(classPath + File.pathSeparator + libraries, work);
        } catch (IOException e) {
            throw new UncheckedIOException("the service was not built by Maven", e);
        }
    }

    private static Path classes() {
        try {
            return Path.of(
                    WorkflowServiceApplication.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The guard alone, in a folder of its own. */
    private static String guard(Path work) throws IOException {
        String file = ServiceGuard.class.getName().replace('.', '/') + ".class";
        Path root = work.resolve("guard");
        Path copy = root.resolve(file);
        Files.createDirectories(Objects.requireNonNull(copy.getParent()));
        try (InputStream guard = ServiceGuard.class.getResourceAsStream("/" + file)) {
            Files.copy(Objects.requireNonNull(guard), copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return root.toString();
    }
}
