package dev.stepgraph.local.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.local.DataFolder;
import dev.stepgraph.local.LaunchFailure;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Real child processes. */
class ServiceProcessTest {

    @TempDir Path path;

    private DataFolder folder;

    @BeforeEach
    void open() {
        folder = DataFolder.open(path);
    }

    @AfterEach
    void close() throws IOException {
        folder.close();
    }

    @Test
    void isReadyWhenItSaysSoAndEndsWhenItIsClosed() throws Exception {
        ServiceProcess service = ServiceProcess.start(echo("serve", freePort()), folder);
        ProcessHandle process = running();

        service.awaitReady();
        assertThat(process.isAlive()).isTrue();
        service.close();

        assertThat(process.isAlive()).isFalse();
        assertThat(ServiceProcess.awaitFirstEnd(List.of(service)).status()).isZero();
    }

    @Test
    void oneThatDiesWhileStartingGivesItsStatus() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(echo("exit", 42), folder)) {
            assertThatThrownBy(service::awaitReady)
                    .isInstanceOf(LaunchFailure.class)
                    .hasMessage(
                            "echo ended while it was starting, with status 42; its output above says why.")
                    .extracting(failure -> ((LaunchFailure) failure).status())
                    .isEqualTo(42);
        }
    }

    @Test
    void oneThatIsKilledGivesItsStatus() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(echo("serve", freePort()), folder)) {
            service.awaitReady();

            running().destroyForcibly();

            LaunchFailure end = ServiceProcess.awaitFirstEnd(List.of(service));
            assertThat(end.status()).isNotZero();
            assertThat(end).hasMessageContaining("echo (process").hasMessageContaining("ended");
        }
    }

    @Test
    void oneLeftBehindThatDoesNotEndIsEndedByForce() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(echo("serve", freePort()), folder)) {
            service.awaitReady();
            ProcessHandle process = running();

            OrphanedService.stop("echo", folder, java.time.Duration.ofMillis(100));

            assertThat(process.isAlive()).isFalse();
        }
    }

    @Test
    void aProcessIdThatWasGivenToAnotherProgramIsNotTouched() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(folder.pidFile("echo"), other.pid() + "\n");

            OrphanedService.stop("echo", folder);

            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    private ProcessHandle running() throws IOException {
        long pid = Long.parseLong(Files.readString(folder.pidFile("echo")).strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    private static ServiceDefinition echo(String mode, int number) {
        return new ServiceDefinition(
                "echo",
                EchoService.class.getName(),
                System.getProperty("java.class.path"),
                List.of(),
                URI.create("http://localhost:" + number),
                List.of(mode, Integer.toString(number)),
                Map.of());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
