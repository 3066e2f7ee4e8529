package dev.stepgraph.common.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where PostgreSQL is unpacked and where the data of tests lies: one folder for all builds of a
 * user.
 *
 * <p>The library's own choice could not be shared by two users, and what it unpacks is open for
 * everybody to write, so a folder that is not stands around it. It clears the folder of data that
 * killed tests left behind.
 */
final class PostgresWorkFolder {

    private PostgresWorkFolder() {}

    static Path path() {
        return owned().resolve("postgresql");
    }

    /**
     * Starts a server, after unpacking PostgreSQL if need be.
     *
     * <p>The library takes every file that it finds for a whole one. So one JVM unpacks at a time,
     * and what one left that was killed meanwhile is removed.
     */
    static synchronized EmbeddedPostgres unpackAndStart(EmbeddedPostgres.Builder builder) {
        System.setProperty("ot.epg.working-dir", path().toString());
        try (FileChannel lock =
                FileChannel.open(
                        owned().resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            lock.lock();
            discardHalfUnpacked();
            return builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.delete(each);
        }
    }

    private static void discardHalfUnpacked() throws IOException {
        Files.createDirectories(path());
        List<Path> versions;
        try (Stream<Path> all = Files.list(path())) {
            versions = all.filter(each -> each.getFileName().toString().startsWith("PG-")).toList();
        }
        for (Path version : versions) {
            if (!Files.exists(version.resolve(".exists"))) {
                delete(version);
            }
        }
    }

    private static Path owned() {
        Path folder =
                Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "stepgraph-tests-" + System.getProperty("user.name"));
        if (folder.toFile().mkdir()) {
            folder.toFile().setExecutable(false, false);
            folder.toFile().setExecutable(true, true);
        }
        return folder;
    }
}
