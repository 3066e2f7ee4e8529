package dev.stepgraph.gateway.resolver.script.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a process can still do that has confined itself, whatever runs in it. */
@EnabledOnOs(OS.LINUX)
class ConfinementTest {

    private static final List<String> WRITING =
            List.of("create", "folder", "write", "append", "move", "link", "permit", "delete");

    private static final List<String> SIGNALLING =
            List.of(
                    "own",
                    "own in disguise",
                    "own by kind",
                    "choose signal",
                    "same flags",
                    "do not wait",
                    "signal",
                    "signal in disguise",
                    "signal by device",
                    "type",
                    "type in disguise");

    @TempDir private Path folder;

    @Test
    void computesAndDoesNothingElse() throws Exception {
        assumeTrue(filters(), "no filters in this kernel");
        Files.writeString(folder.resolve("there"), "secret");

        List<String> said = run(ConfinedProcess.class);

        String missing =
                said.stream()
                        .filter(line -> line.startsWith("missing: "))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(said));
        assertThat(missing).doesNotContain("system calls");
        assertThat(said)
                .contains("connect: refused", "listen: refused", "send: refused")
                .contains("local socket: refused", "run: refused", "end: refused")
                .containsAll(WRITING.stream().map(attempt -> attempt + ": refused").toList())
                .containsAll(SIGNALLING.stream().map(attempt -> attempt + ": refused").toList())
                .contains("done to open files: [1, 2, 3]", "done in disguise: [1, 2, 3]")
                .contains("available: done")
                .contains("in a thread of its own", "compute: done");
        assertThat(folder.resolve("there")).hasContent("secret");
        assertThat(folder).isDirectoryContaining("glob:**/there");
        if (!missing.contains("files")) {
            assertThat(said).contains("read: refused", "environment: refused", "list: refused");
        }
    }

    /** What the kernel itself says, so that a filter that it does not take is a failure. */
    private static boolean filters() throws IOException {
        Path actions = Path.of("/proc/sys/kernel/seccomp/actions_avail");
        return List.of("amd64", "x86_64", "aarch64").contains(System.getProperty("os.arch"))
                && Files.exists(actions)
                && List.of(Files.readString(actions).strip().split(" ")).contains("errno");
    }

    private List<String> run(Class<?> program) throws IOException, InterruptedException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-Xmx256m");
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("-cp");
            command.add(System.getProperty("java.class.path"));
            command.add(program.getName());
            command.add(String.valueOf(listener.getLocalPort()));
            command.add(folder.toString());
            command.add(String.valueOf(ProcessHandle.current().pid()));
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            byte[] output = process.getInputStream().readAllBytes();
            process.waitFor();
            return new String(output, StandardCharsets.UTF_8).lines().toList();
        }
    }
}
