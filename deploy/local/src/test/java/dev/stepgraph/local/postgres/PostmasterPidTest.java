package dev.stepgraph.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class PostmasterPidTest {

    @Test
    void readsProcessAndPort() {
        List<String> lines =
                List.of(
                        "4711",
                        "/data",
                        "1789000000",
                        "15432",
                        "/tmp",
                        "127.0.0.1",
                        " 1 2",
                        "ready   ");

        assertThat(PostmasterPid.parse(lines)).contains(new PostmasterPid(4711, 15432));
    }

    @Test
    void aFileThatIsStillBeingWrittenSaysNothing() {
        assertThat(PostmasterPid.parse(List.of())).isEmpty();
        assertThat(PostmasterPid.parse(List.of("4711", "/data"))).isEmpty();
        assertThat(PostmasterPid.parse(List.of("47x", "/data", "1", "5"))).isEmpty();
    }

    @Test
    void noFileMeansNoServer(@TempDir Path folder) throws IOException {
        assertThat(PostmasterPid.read(folder)).isEmpty();
    }
}
