package dev.stepgraph.bench.workload;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import dev.stepgraph.bench.BenchOptions;
import dev.stepgraph.bench.Pace;
import dev.stepgraph.bench.load.EchoServer;
import dev.stepgraph.bench.load.LoopbackServer;
import dev.stepgraph.bench.load.Upstream;
import dev.stepgraph.bench.machine.Database;
import dev.stepgraph.bench.machine.ServerProcess;
import dev.stepgraph.bench.machine.ServerProcess.Program;
import dev.stepgraph.bench.machine.StandstillWatch;
import dev.stepgraph.bench.machine.TransitionMeter;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything a measurement runs on. What it needs is started when it is first asked for. Used by
 * one thread, but for {@link #close}.
 */
public final class Stand implements AutoCloseable {

    private static final String WORKFLOW = "workflow-service";
    private static final String GATEWAY = "graphql-gateway";

    private final Path root;
    private final String build;
    private final Path folder;
    private final BenchOptions options;
    private final Progress progress;
    private final Running running = new Running();
    private final StandstillWatch standstills = new StandstillWatch();
    private @Nullable Database database;
    private @Nullable TransitionMeter transitions;
    private @Nullable EchoServer functions;
    private @Nullable LoopbackServer upstream;
    private @Nullable Service service;
    private @Nullable Gateway gateway;

    /**
     * @param root the working copy that is measured
     * @param build the folder in each of its modules that holds what was compiled
     * @param folder where databases and logs may be written, removed by nobody but its owner
     */
    public Stand(Path root, String build, Path folder, BenchOptions options, Progress progress) {
        this.root = root;
        this.build = build;
        this.folder = folder;
        this.options = options;
        this.progress = progress;
    }

    /** What was chosen. */
    public BenchOptions options() {
        return options;
    }

    /** How long and how often. */
    public Pace pace() {
        return options.pace();
    }

    /** Says what goes on. */
    public Progress progress() {
        return progress;
    }

    /** Tells when the machine stood still. */
    StandstillWatch standstills() {
        return standstills;
    }

    /** Where files may be written. */
    public Path folder() {
        return folder;
    }

    /** The PostgreSQL that everything runs on. */
    public Database database() throws Exception {
        Database current = database;
        if (current == null) {
            progress.say("starting PostgreSQL");
            Path unpacked = root.resolve("deploy/bench").resolve(build).resolve("postgresql");
            current = running.start(() -> Database.start(folder, options.postgres(), unpacked));
            database = current;
        }
        return current;
    }

    /** Whether anything that was measured needed PostgreSQL. */
    public boolean hasDatabase() {
        return database != null;
    }

    /** What T is measured with. */
    public TransitionMeter transitions() throws Exception {
        TransitionMeter current = transitions;
        if (current == null) {
            current = TransitionMeter.prepare(database(), options.postgres(), folder);
            transitions = current;
        }
        return current;
    }

    /** The function that tasks call over HTTP. */
    public EchoServer functions() throws Exception {
        EchoServer current = functions;
        if (current == null) {
            current = running.start(EchoServer::new);
            functions = current;
        }
        return current;
    }

    /** The service that most measurements share. */
    public Service service() throws Exception {
        Service current = service;
        if (current == null) {
            current = startService(Database.SERVICE);
            service = current;
        }
        return current;
    }

    /** What GraphQL servers bring data from. */
    public LoopbackServer upstream() throws Exception {
        LoopbackServer current = upstream;
        if (current == null) {
            current = running.start(() -> new LoopbackServer(new Upstream()));
            upstream = current;
        }
        return current;
    }

    /** The gateway that the measurements of GraphQL share. */
    public Gateway gateway() throws Exception {
        Gateway current = gateway;
        if (current == null) {
            current = new Gateway(startGateway());
            gateway = current;
        }
        return current;
    }

    /** A service of a measurement's own, on a new database; to be closed with {@link #stop}. */
    public Service freshService(String name) throws Exception {
        database().execute("postgres", "create database " + name);
        return startService(name);
    }

    /** Another server of this build's classes, with workflow-service's libraries. */
    public ServerProcess startServer(String name, Class<?> mainClass) throws Exception {
        return startServer(name, mainClass, classPath(WORKFLOW), List.of(), List.of());
    }

    /** Another server of this build's classes, with the gateway's libraries. */
    public ServerProcess startBesideGateway(String name, Class<?> mainClass, List<String> arguments)
            throws Exception {
        return startServer(name, mainClass, classPath(GATEWAY), gatewayJvm(), arguments);
    }

    /** Another server of this build's classes, with the libraries of both services. */
    public ServerProcess startBesideBoth(String name, Class<?> mainClass, List<String> arguments)
            throws Exception {
        String libraries = classPath(WORKFLOW) + File.pathSeparator + classPath(GATEWAY);
        return startServer(name, mainClass, libraries, gatewayJvm(), arguments);
    }

    private ServerProcess startServer(
            String name,
            Class<?> mainClass,
            String libraries,
            List<String> jvmOptions,
            List<String> arguments)
            throws Exception {
        String classPath = ownClasses() + File.pathSeparator + libraries;
        Program program = new Program(name, mainClass.getName(), classPath, jvmOptions, arguments);
        return running.start(() -> ServerProcess.start(program, folder));
    }

    /** Stops something before the end. */
    public void stop(AutoCloseable part) throws Exception {
        running.stop(part);
    }

    /** Stops everything, in the middle of a measurement if need be. */
    @Override
    public void close() {
        running.close();
    }

    private Service startService(String databaseName) throws Exception {
        Database server = database();
        List<String> arguments = databaseArguments(server, databaseName);
        // Row GROWTH has as many wait as the default allows, and measures beside them.
        arguments.add(
                "--stepgraph.execution.max-open=" + 2L * Math.max(1_000_000, options().waiting()));
        functionArguments()
                .forEach((name, where) ->
                        arguments.add("--stepgraph.functions.%s.url=%s".formatted(name, where)));
        Program program =
                new Program(
                        "service-" + databaseName,
                        "dev.stepgraph.workflow.WorkflowServiceApplication",
                        classPath(WORKFLOW),
                        options.serviceJvm(),
                        arguments);
        progress.say(format(ROOT, "starting workflow-service on database %s", databaseName));
        ServerProcess process = running.start(() -> ServerProcess.start(program, folder));
        process.awaitReady("/actuator/health/readiness");
        return new Service(process, server, databaseName);
    }

    private Map<String, String> functionArguments() throws Exception {
        return Map.of(
                Definitions.HTTP_FUNCTION, functions().url(), Definitions.ECHO_FUNCTION, "echo:");
    }

    private ServerProcess startGateway() throws Exception {
        String name = "gateway";
        Database server = database();
        server.execute("postgres", "create database " + name);
        List<String> arguments = databaseArguments(server, name);
        arguments.add("--stepgraph.egress.allow=127.0.0.0/8");
        arguments.add("--stepgraph.functions.users.url=" + upstream().url() + "users");
        Program program =
                new Program(
                        name,
                        "dev.stepgraph.gateway.GraphqlGatewayApplication",
                        classPath(GATEWAY),
                        gatewayJvm(),
                        arguments);
        progress.say("starting graphql-gateway");
        ServerProcess process = running.start(() -> ServerProcess.start(program, folder));
        process.awaitReady("/actuator/health/readiness");
        return process;
    }

    /** The gateway's own options; who is compared with it has them, too. */
    private List<String> gatewayJvm() {
        List<String> all = new ArrayList<>();
        all.add("@" + root.resolve(GATEWAY).resolve("jvm.options"));
        all.addAll(options.gatewayJvm());
        return all;
    }

    private static List<String> databaseArguments(Database server, String databaseName) {
        List<String> arguments = new ArrayList<>();
        arguments.add(
                "--spring.datasource.url="
                        + server.url(databaseName)
                        + "?reWriteBatchedInserts=true");
        arguments.add("--spring.datasource.username=" + Database.USER);
        arguments.add("--spring.datasource.password=unused");
        return arguments;
    }

    private String classPath(String moduleName) throws IOException {
        Path module = root.resolve(moduleName).resolve(build);
        return module.resolve("classes")
                + File.pathSeparator
                + Files.readString(module.resolve("dev.classpath")).strip();
    }

    private String ownClasses() {
        return root.resolve("deploy/bench").resolve(build).resolve("classes").toString();
    }
}
