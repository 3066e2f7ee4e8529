package dev.stepgraph.gateway.datasource.dynamodb;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** DynamoDB Local in a JVM of its own, in memory. */
final class DynamoDbLocal implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);

    private final Process process;
    private final URI endpoint;

    private DynamoDbLocal(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    static DynamoDbLocal start() throws IOException {
        int port = freePort();
        Path folder = Path.of(System.getProperty("neighbours.folder", "target"));
        String classPath = Files.readString(folder.resolve("dynamodb.classpath"));
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                classPath,
                                "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
                                "-inMemory",
                                "-sharedDb",
                                "-disableTelemetry",
                                "-port",
                                String.valueOf(port))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("dynamodb-local.log").toFile())
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        DynamoDbLocal local = new DynamoDbLocal(process, URI.create("http://127.0.0.1:" + port));
        Awaitility.await().atMost(START).until(() -> !process.isAlive() || answers(port));
        if (!process.isAlive()) {
            throw new IOException("DynamoDB Local did not start; see dynamodb-local.log");
        }
        return local;
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
