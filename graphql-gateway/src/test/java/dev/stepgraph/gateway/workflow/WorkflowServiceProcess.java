package dev.stepgraph.gateway.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepgraph.common.testing.PostgresForTests;
import dev.stepgraph.common.testing.TestDatabase;

import org.awaitility.Awaitility;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * workflow-service as it was built, in a JVM of its own, which all tests of this JVM share.
 *
 * <p>It is started from what the build of its module left behind; the gateway has none of its
 * classes on the class path.
 */
final class WorkflowServiceProcess {

    private static final String MAIN = "dev.stepgraph.workflow.WorkflowServiceApplication";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final URI uri;
    private final Path log;

    private WorkflowServiceProcess(Process process, URI uri, Path log) {
        this.process = process;
        this.uri = uri;
        this.log = log;
    }

    /** Where the service that everybody shares is reached. */
    static URI sharedUri() {
        return Shared.SERVICE.uri;
    }

    /** Started by the first test that asks; ends with this JVM. */
    private static final class Shared {

        private static final WorkflowServiceProcess SERVICE = start();
    }

    private static WorkflowServiceProcess start() {
        try {
            Path work = Files.createDirectories(Path.of("target", "workflow-service"));
            Path log = work.resolve("service.log");
            int port = freePort();
            Process process =
                    new ProcessBuilder(command(work, port, PostgresForTests.freshDatabase()))
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            WorkflowServiceProcess service =
                    new WorkflowServiceProcess(
                            process, URI.create("http://127.0.0.1:" + port), log);
            service.awaitReady();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Path work, int port, TestDatabase database)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(List.of("-cp", guard(work) + File.pathSeparator + classPath()));
        command.addAll(List.of(ProcessGuard.class.getName(), MAIN));
        command.add("--server.port=" + port);
        command.add("--spring.datasource.url=" + database.url());
        command.add("--spring.datasource.username=" + database.username());
        command.add("--spring.datasource.password=" + database.password());
        command.add("--stepgraph.secrets.key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        command.add("--stepgraph.web.event-heartbeat=300ms");
        return command;
    }

    /** The service's classes and libraries, as its module's build wrote them down. */
    private static String classPath() throws IOException {
        Path build =
                Path.of(
                        Objects.requireNonNull(
                                System.getProperty("workflow-service.build"),
                                "-Dworkflow-service.build must name the build of workflow-service"));
        Path libraries = build.resolve("dev.classpath");
        if (!Files.exists(libraries)) {
            throw new IllegalStateException(
                    "workflow-service is not built: there is no %s. Build it before, as in ./mvnw -pl common,workflow-service,graphql-gateway test-compile"
                            .formatted(libraries));
        }
        return build.resolve("classes")
                + File.pathSeparator
                + Files.readString(libraries, UTF_8).strip();
    }

    /** The guard alone, in a folder of its own. */
    private static String guard(Path work) throws IOException {
        String file = ProcessGuard.class.getName().replace('.', '/') + ".class";
        Path root = work.resolve("guard");
        Path copy = root.resolve(file);
        Files.createDirectories(Objects.requireNonNull(copy.getParent()));
        try (InputStream guard = ProcessGuard.class.getResourceAsStream("/" + file)) {
            Files.copy(Objects.requireNonNull(guard), copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return root.toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(uri.resolve("/readyz")).build();
            Awaitility.await("the start of workflow-service; see " + log.toAbsolutePath())
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .failFast(() -> !process.isAlive())
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> http.send(request, BodyHandlers.discarding()).statusCode() == 200);
        }
    }
}
