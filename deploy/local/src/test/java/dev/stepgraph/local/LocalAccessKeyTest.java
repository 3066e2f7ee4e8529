package dev.stepgraph.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class LocalAccessKeyTest {

    @TempDir private Path folder;

    @Test
    void isDrawnOnceAndKeptForItsOwner() throws IOException {
        Path file = folder.resolve("credentials");

        LocalAccessKey first = LocalAccessKey.readOrDraw(file);
        LocalAccessKey second = LocalAccessKey.readOrDraw(file);

        assertThat(second).isEqualTo(first);
        assertThat(first.id()).matches("AKSG[A-Z2-7]{16}");
        assertThat(first.secret()).hasSize(40);
        assertThat(first.environment()).containsValue(first.secret());
        assertThat(first.toString()).doesNotContain(first.secret());
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(Files.getPosixFilePermissions(file))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void isNotReplacedWhenItsFileIsDamaged() throws IOException {
        Path file = folder.resolve("credentials");
        Files.writeString(file, "[default]\naws_access_key_id = AKSG\n");

        assertThatThrownBy(() -> LocalAccessKey.readOrDraw(file))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("holds no access key");
    }
}
