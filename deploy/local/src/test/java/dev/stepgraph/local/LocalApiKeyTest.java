package dev.stepgraph.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class LocalApiKeyTest {

    @TempDir private Path folder;

    @Test
    void isDrawnOnceAndKeptForItsOwner() throws IOException {
        Path file = folder.resolve("api.key");

        LocalApiKey first = LocalApiKey.readOrDraw(file);
        LocalApiKey second = LocalApiKey.readOrDraw(file);

        assertThat(second).isEqualTo(first);
        assertThat(first.text()).matches("sg-[A-Za-z0-9_-]{32}");
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(Files.getPosixFilePermissions(file))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void tellsTheGatewayItsHashAlone() {
        assertThat(new LocalApiKey("secret").settings())
                .containsExactly(
                        "--stepgraph.workflow-api.key-hashes=2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b");
    }

    @Test
    void isNotReplacedWhenItsFileIsEmpty() throws IOException {
        Path file = folder.resolve("api.key");
        Files.writeString(file, "\n");

        assertThatThrownBy(() -> LocalApiKey.readOrDraw(file))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("holds no API key");
    }
}
