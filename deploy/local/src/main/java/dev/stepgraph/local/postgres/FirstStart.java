package dev.stepgraph.local.postgres;

import dev.stepgraph.local.DataFolder;
import dev.stepgraph.local.LaunchFailure;
import dev.stepgraph.local.OwnerOnly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The making of the database, all or nothing.
 *
 * <p>PostgreSQL's {@code initdb} takes seconds and leaves half a folder behind when it is killed. A
 * marker stands beside the folder until the first start has come to its end; nothing of value can
 * lie in a folder whose marker still stands.
 */
final class FirstStart {

    private static final int PASSWORD_BYTES = 24;

    private final DataFolder folder;

    FirstStart(DataFolder folder) {
        this.folder = folder;
    }

    /** Removes what an earlier first start left that was cut short. */
    void discardUnfinished() throws IOException {
        discardHalfUnpacked();
        if (Files.exists(folder.postgresUnfinished())) {
            delete(folder.postgresData());
            Files.deleteIfExists(folder.postgresPassword());
            Files.delete(folder.postgresUnfinished());
        }
    }

    /** Sets the marker and draws the password, if there is no database yet. */
    void begin() throws IOException {
        if (Files.exists(folder.postgresData())) {
            return;
        }
        Files.createFile(folder.postgresUnfinished());
        Files.deleteIfExists(folder.postgresPassword());
        OwnerOnly.createFile(folder.postgresPassword());
        byte[] password = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(password);
        Files.writeString(folder.postgresPassword(), HexFormat.of().formatHex(password) + "\n");
    }

    String password() throws IOException {
        if (!Files.exists(folder.postgresPassword())) {
            throw new LaunchFailure(
                    "The database's password, %s, is missing; put it back, or remove %s to begin anew."
                            .formatted(folder.postgresPassword(), folder.postgresData()));
        }
        return Files.readString(folder.postgresPassword()).strip();
    }

    /** From here on the database is kept, whatever happens. */
    void finish() throws IOException {
        Files.deleteIfExists(folder.postgresUnfinished());
    }

    /**
     * The library unpacks file by file, marks the end, and takes every file that it finds for a
     * whole one.
     */
    private void discardHalfUnpacked() throws IOException {
        if (!Files.isDirectory(folder.postgresPrograms())) {
            return;
        }
        List<Path> versions;
        try (Stream<Path> all = Files.list(folder.postgresPrograms())) {
            versions = all.toList();
        }
        for (Path version : versions) {
            if (!Files.exists(version.resolve(".exists"))) {
                delete(version);
            }
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(path)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.delete(each);
        }
    }
}
