package dev.stepgraph.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class DataFolderTest {

    @TempDir Path parent;

    @Test
    void isCreatedWithItsParents() throws IOException {
        Path path = parent.resolve("a/b");

        try (DataFolder folder = DataFolder.open(path)) {
            assertThat(folder.path()).isEqualTo(path).isDirectory();
        }
    }

    @Test
    void isHeldByOneLauncherAtATime() throws IOException {
        try (DataFolder first = DataFolder.open(parent)) {
            assertThatThrownBy(() -> DataFolder.open(first.path()))
                    .isInstanceOf(LaunchFailure.class)
                    .hasMessage(
                            "The data folder %s is in use by the launcher with process id %d; stop that one, or choose another folder with -Dstepgraph.data=… (and other ports).",
                            parent, ProcessHandle.current().pid());
        }
    }

    @Test
    void canBeHadAgainOnceLetGo() throws IOException {
        DataFolder.open(parent).close();

        try (DataFolder again = DataFolder.open(parent)) {
            assertThat(again.path()).isEqualTo(parent);
        }
    }

    @Test
    void saysSoWhenItCannotBeMade() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageStartingWith("The data folder %s cannot be written", file);
    }
}
