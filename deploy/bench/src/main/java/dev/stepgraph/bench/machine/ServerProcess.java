package dev.stepgraph.bench.machine;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that serves HTTP on the loopback address, on the JDK that we run on. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofMinutes(5);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(40);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(100);

    private final String name;
    private final Process process;
    private final InetSocketAddress address;
    private final Path log;

    private ServerProcess(String name, Process process, InetSocketAddress address, Path log) {
        this.name = name;
        this.process = process;
        this.address = address;
        this.log = log;
    }

    /**
     * What to start.
     *
     * @param name for messages and for the log's name
     * @param mainClass the class that starts it
     * @param classPath what it runs with
     * @param jvmOptions what its JVM is given
     * @param arguments its command line, to which the address and the port are added
     */
    public record Program(
            String name,
            String mainClass,
            String classPath,
            List<String> jvmOptions,
            List<String> arguments) {

        /** Copies its collections. */
        public Program {
            jvmOptions = List.copyOf(jvmOptions);
            arguments = List.copyOf(arguments);
        }
    }

    /** Starts it; its output goes to a file in that folder. */
    public static ServerProcess start(Program program, Path folder) throws IOException {
        Files.createDirectories(folder);
        int port = Ports.free();
        Path log = folder.resolve(program.name() + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(program.jvmOptions());
        command.add(program.mainClass());
        command.add("--server.address=127.0.0.1");
        command.add("--server.port=" + port);
        command.addAll(program.arguments());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", program.classPath());
        builder.directory(folder.toFile());
        builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        return new ServerProcess(program.name(), builder.start(), address, log);
    }

    /** Returns once it answers a GET of that path with 200. */
    public void awaitReady(String path) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!answers(path)) {
            if (process.waitFor(BETWEEN_PROBES.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("%s ended while starting; %s says why".formatted(name, log));
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("%s does not get ready; see %s".formatted(name, log));
            }
        }
    }

    /** Its process. */
    public long pid() {
        return process.pid();
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        if (process.isAlive()) {
            process.destroyForcibly().onExit().join();
        }
    }

    private boolean answers(String path) throws IOException {
        URL url = URI.create("http://127.0.0.1:" + address.getPort() + path).toURL();
        try {
            HttpURLConnection connection = (HttpURLConnection) url.openConnection();
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }
}
