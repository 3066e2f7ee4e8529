package dev.stepgraph.common.secret;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * The file that keeps the service's key on a machine that was given none. Several replicas that
 * start at once on one machine end up with the same key.
 */
final class KeyFile {

    private static final Logger log = LoggerFactory.getLogger(KeyFile.class);
    private static final String OWNER_ONLY = "rw-------";
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path path;

    KeyFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** The key in the file; if there is no file yet, a new key is drawn and kept in it. */
    ServiceKey readOrCreate() {
        try {
            if (!Files.exists(path)) {
                create();
            }
            warnIfOthersMayRead();
            return ServiceKey.ofBase64(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + path + " cannot be used", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the key file " + path + " holds no key", e);
        }
    }

    /** Written aside and then linked, so that nobody ever reads half a key. */
    private void create() throws IOException {
        Path folder = Files.createDirectories(path.resolveSibling(""));
        Path draft = Files.createTempFile(folder, "service", ".key", ownerOnly(folder));
        try {
            byte[] material = new byte[ServiceKey.LENGTH];
            new SecureRandom().nextBytes(material);
            Files.writeString(draft, Base64.getEncoder().encodeToString(material) + "\n");
            Files.createLink(path, draft);
            log.info("Made the service's key in {}; keep a copy of it in a safe place", path);
        } catch (FileAlreadyExistsException e) {
            log.debug("Another replica made the service's key first");
        } finally {
            Files.delete(draft);
        }
    }

    private void warnIfOthersMayRead() throws IOException {
        if (isPosix(path) && !OWNER.containsAll(Files.getPosixFilePermissions(path))) {
            log.warn(
                    "The service's key in {} is open to others; it should be {}", path, OWNER_ONLY);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        return isPosix(folder)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(OWNER_ONLY))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
