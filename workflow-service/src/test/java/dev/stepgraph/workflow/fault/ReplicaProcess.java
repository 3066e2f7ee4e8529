package dev.stepgraph.workflow.fault;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * A replica of the service: a JVM of its own, which keeps its address over all starts and to which
 * the worst may be done.
 */
final class ReplicaProcess implements AutoCloseable {

    /** The compiler that is quick to start, and no more memory than it needs. */
    private static final List<String> JVM =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

    private final String name;
    private final int port;
    private final ServiceBuild build;
    private final List<String> settings;
    private final List<Instant> wakings = new CopyOnWriteArrayList<>();
    private @Nullable Process process;

    /**
     * @param settings the service's settings, as on its command line
     */
    ReplicaProcess(String name, int port, ServiceBuild build, List<String> settings) {
        this.name = name;
        this.port = port;
        this.build = build;
        this.settings = List.copyOf(settings);
    }

    String name() {
        return name;
    }

    /** Where it is reached, also by the other replicas. */
    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Starts it, and does not wait for it. */
    void start() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of("-cp", build.classPath(), ServiceGuard.class.getName()));
        command.add("--server.port=" + port);
        command.addAll(settings);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean alive() {
        return process != null && process.isAlive();
    }

    /** What it has to say, of all its starts. */
    Path log() {
        return build.logs().resolve(name + ".log");
    }

    /** Ends it at once, as a lack of memory does. */
    void kill9() {
        running().destroyForcibly().onExit().join();
    }

    /**
     * Asks it to end, as whoever deploys a new version does.
     *
     * @return its exit status
     */
    int terminate(Duration patience) throws InterruptedException {
        // The process's own destroy() would close its input, by which the guard would end it first.
        running().toHandle().destroy();
        if (!running().waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError(name + " did not end within " + patience + "; see " + log());
        }
        return running().exitValue();
    }

    /** Stops it in its tracks, as a long pause of its machine does; its connections stay. */
    void pause() {
        signal("STOP");
    }

    /** Lets it go on; it does not know that time has passed. */
    void resume() {
        wakings.add(Instant.now());
        signal("CONT");
    }

    /** When it was let go on. */
    List<Instant> wakings() {
        return wakings;
    }

    @Override
    public void close() {
        if (alive()) {
            kill9();
        }
    }

    private Process running() {
        return Objects.requireNonNull(process, name + " was not started");
    }

    private void signal(String signal) {
        String pid = Long.toString(running().pid());
        try {
            int status = new ProcessBuilder("kill", "-" + signal, pid).start().waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill -%s %s failed".formatted(signal, pid));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
