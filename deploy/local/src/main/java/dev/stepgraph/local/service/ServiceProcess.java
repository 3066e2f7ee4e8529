package dev.stepgraph.local.service;

import dev.stepgraph.local.DataFolder;
import dev.stepgraph.local.LaunchFailure;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running service: a child JVM on the same JDK, whose output is ours. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofMinutes(3);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(40);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(100);

    private final ServiceDefinition service;
    private final Process process;

    private ServiceProcess(ServiceDefinition service, Process process) {
        this.service = service;
        this.process = process;
    }

    /** Starts the service and writes down its process id, for the launcher that comes after us. */
    public static ServiceProcess start(ServiceDefinition service, DataFolder folder)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(service));
        builder.environment().putAll(service.environment());
        builder.environment()
                .put("CLASSPATH", ownClasses() + File.pathSeparator + service.classPath());
        builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        Files.writeString(folder.pidFile(service.name()), process.pid() + "\n");
        return new ServiceProcess(service, process);
    }

    /** Returns once the service answers that it is ready. */
    public void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!isReady(client)) {
                if (process.waitFor(BETWEEN_PROBES.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new LaunchFailure(
                            "%s ended while it was starting, with status %d; its output above says why."
                                    .formatted(service.name(), process.exitValue()),
                            process.exitValue());
                }
                if (System.nanoTime() > deadline) {
                    throw new LaunchFailure(
                            "%s was not ready after %d seconds."
                                    .formatted(service.name(), START_PATIENCE.toSeconds()));
                }
            }
        }
    }

    /** Waits for one of the services to end, which none should do by itself, and says so. */
    public static LaunchFailure awaitFirstEnd(List<ServiceProcess> services) {
        CompletableFuture.anyOf(
                        services.stream()
                                .map(service -> service.process.onExit())
                                .toArray(CompletableFuture<?>[]::new))
                .join();
        return services.stream()
                .filter(service -> !service.process.isAlive())
                .findFirst()
                .orElseThrow()
                .ended();
    }

    private LaunchFailure ended() {
        int status = process.exitValue();
        return new LaunchFailure(
                "%s (process %d) ended with status %d; everything else is stopped as well."
                        .formatted(service.name(), process.pid(), status),
                status);
    }

    /**
     * Asks the service to end by closing its standard input, which works on every system, and
     * waits.
     */
    @Override
    public void close() throws IOException {
        if (!process.isAlive()) {
            return;
        }
        System.out.printf("Stopping %s.%n", service.name());
        process.getOutputStream().close();
        process.onExit()
                .completeOnTimeout(process, STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        if (process.isAlive()) {
            process.destroyForcibly().onExit().join();
        }
    }

    private boolean isReady(HttpClient client) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(service.url().resolve("/actuator/health/readiness"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static List<String> command(ServiceDefinition service) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(service.jvmOptions());
        command.add(ServiceMain.class.getName());
        command.add(service.mainClass());
        command.addAll(service.arguments());
        return command;
    }

    private static Path ownClasses() {
        try {
            return Path.of(
                    ServiceMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
