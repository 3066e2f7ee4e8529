package dev.stepgraph.gateway.datasource;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Something real to speak to, in a JVM of its own, where a whole build has said where it is. */
public final class NeighbourProcess implements AutoCloseable {

    private final Process process;
    private final int port;
    private final Path log;

    private NeighbourProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /**
     * Starts a program of {@code src/test/neighbours} with a folder and a free port; gives the test
     * up if its libraries are not there.
     */
    public static NeighbourProcess start(String program, Path folder) throws IOException {
        Path classPath = Path.of(System.getProperty("neighbours.classpath", "none"));
        assumeTrue(Files.exists(classPath), "a build of deploy/neighbours has not run");
        Path log = folder.resolve("log");
        int port = freePort();
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                Files.readString(classPath),
                                "src/test/neighbours/" + program + ".java",
                                folder.toString(),
                                String.valueOf(port))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new NeighbourProcess(process, port, log);
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Whether it has not ended. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it has printed. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
