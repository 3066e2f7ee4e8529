package dev.stepgraph.local;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;

/** The folder that keeps everything that must outlive a restart, held by one launcher at a time. */
public final class DataFolder implements AutoCloseable {

    /** Beyond the process id that the file holds, so that others can still read that everywhere. */
    private static final long LOCKED_BYTE = 1_000;

    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Creates the folder if need be and takes hold of it; it is let go by the end of the process at
     * the latest.
     */
    public static DataFolder open(Path path) {
        try {
            Files.createDirectories(path);
            requireOwnership(path);
            OwnerOnly.createDirectory(programs(path));
            return new DataFolder(path, lock(path));
        } catch (IOException refused) {
            throw new LaunchFailure(
                    "The data folder %s cannot be written (%s); choose another with -D%s=…"
                            .formatted(path, reason(refused), LauncherOptions.DATA),
                    refused);
        }
    }

    /** The folder itself. */
    public Path path() {
        return path;
    }

    /** PostgreSQL's own folder; its files are tied to a major version. */
    public Path postgresData() {
        return path.resolve("postgresql-18");
    }

    /** Where PostgreSQL's programs are unpacked to. */
    public Path postgresPrograms() {
        return programs(path).resolve("postgresql");
    }

    /** What PostgreSQL has to say. */
    public Path postgresLog() {
        return path.resolve("postgresql.log");
    }

    /** The password of PostgreSQL's users, drawn when the database is made. */
    public Path postgresPassword() {
        return path.resolve("postgresql.password");
    }

    /**
     * Stands while the database is being made; if it still does at the next start, the making was
     * cut short.
     */
    public Path postgresUnfinished() {
        return path.resolve("postgresql-18.unfinished");
    }

    /**
     * The key with which workflow-service signs and encrypts what the database holds; it belongs to
     * those data.
     */
    public Path serviceKey() {
        return path.resolve("service.key");
    }

    /** The access key of this machine's owner, as AWS's tools read it. */
    public Path credentials() {
        return path.resolve("credentials");
    }

    /** The key that opens the gateway's built-in API. */
    public Path apiKey() {
        return path.resolve("api.key");
    }

    /** Where the process id of a running service is written. */
    public Path pidFile(String service) {
        return path.resolve(service + ".pid");
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private static Path programs(Path path) {
        return path.resolve("programs");
    }

    private static void requireOwnership(Path path) throws IOException {
        Path probe = Files.createTempFile(path, "probe", null);
        UserPrincipal self = Files.getOwner(probe);
        Files.delete(probe);
        UserPrincipal owner = Files.getOwner(path);
        if (!owner.equals(self)) {
            throw new LaunchFailure(
                    "The data folder %s belongs to %s, and PostgreSQL works only on folders of its own user, %s; choose another with -D%s=…"
                            .formatted(
                                    path, owner.getName(), self.getName(), LauncherOptions.DATA));
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        Path file = path.resolve("launcher.lock");
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new LaunchFailure(
                    "The data folder %s is in use by the launcher with process id %s; stop that one, or choose another folder with -D%s=… (and other ports)."
                            .formatted(path, Files.readString(file).strip(), LauncherOptions.DATA));
        }
        String pid = ProcessHandle.current().pid() + "\n";
        channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String reason(IOException refused) {
        return refused.getClass().getSimpleName().replace("Exception", "");
    }
}
