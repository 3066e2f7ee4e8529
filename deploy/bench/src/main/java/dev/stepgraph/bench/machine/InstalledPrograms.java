package dev.stepgraph.bench.machine;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what PostgreSQL's packages install. */
final class InstalledPrograms {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private InstalledPrograms() {}

    /**
     * Looks in that folder, if any, then on the PATH, then where Debian keeps them, the newest
     * first.
     */
    static Optional<Path> find(String program, String first) {
        Stream<Path> named = first.isEmpty() ? Stream.empty() : Stream.of(Path.of(first));
        Stream<Path> path =
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .filter(folder -> !folder.isEmpty())
                        .map(Path::of);
        return Stream.of(named, path, debian().stream())
                .flatMap(folders -> folders)
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static List<Path> debian() {
        if (!Files.isDirectory(DEBIAN)) {
            return List.of();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.sorted(Comparator.reverseOrder())
                    .map(version -> version.resolve("bin"))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
