package dev.stepgraph.local.service;

import dev.stepgraph.local.DataFolder;
import dev.stepgraph.local.LaunchFailure;
import dev.stepgraph.local.LauncherOptions;
import dev.stepgraph.local.LocalAccessKey;
import dev.stepgraph.local.postgres.LocalPostgres;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One service and how it is to be started.
 *
 * @param name its name, which is also the folder of its module
 * @param mainClass the class that starts it
 * @param classPath what it runs with
 * @param jvmOptions what its JVM is told
 * @param url where it is reached from this machine
 * @param arguments its command line
 * @param environment what is not for everybody to read, which a command line is
 */
public record ServiceDefinition(
        String name,
        String mainClass,
        String classPath,
        List<String> jvmOptions,
        URI url,
        List<String> arguments,
        Map<String, String> environment) {

    /** The name of workflow-service. */
    public static final String WORKFLOW = "workflow-service";

    /** The name of graphql-gateway. */
    public static final String GATEWAY = "graphql-gateway";

    /** Copies its collections. */
    public ServiceDefinition {
        jvmOptions = List.copyOf(jvmOptions);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** The workflow-service of a working copy. */
    public static ServiceDefinition workflow(
            LauncherOptions options,
            InetSocketAddress listen,
            LocalPostgres postgres,
            DataFolder folder) {
        return of(
                WORKFLOW,
                "dev.stepgraph.workflow.WorkflowServiceApplication",
                options,
                listen,
                postgres,
                folder);
    }

    /**
     * The graphql-gateway of a working copy.
     *
     * @param workflow where workflow-service is reached
     */
    public static ServiceDefinition gateway(
            LauncherOptions options,
            InetSocketAddress listen,
            LocalPostgres postgres,
            DataFolder folder,
            URI workflow) {
        return of(
                        GATEWAY,
                        "dev.stepgraph.gateway.GraphqlGatewayApplication",
                        options,
                        listen,
                        postgres,
                        folder)
                .with(
                        List.of(
                                "--stepgraph.workflow.url=" + workflow,
                                "--stepgraph.relational.bookshop.url=" + postgres.sampleJdbcUrl(),
                                "--stepgraph.relational.bookshop.username=" + LocalPostgres.USER));
    }

    private static ServiceDefinition of(
            String name,
            String mainClass,
            LauncherOptions options,
            InetSocketAddress listen,
            LocalPostgres postgres,
            DataFolder folder) {
        return new ServiceDefinition(
                name,
                mainClass,
                classPath(options.root().resolve(name).resolve(options.build())),
                jvmOptions(options.root().resolve(name)),
                url(listen),
                List.of(
                        "--server.address=" + listen.getAddress().getHostAddress(),
                        "--server.port=" + listen.getPort(),
                        "--spring.datasource.url="
                                + postgres.jdbcUrl()
                                + "?reWriteBatchedInserts=true",
                        "--spring.datasource.username=" + LocalPostgres.USER,
                        "--stepgraph.secrets.key-file=" + folder.serviceKey(),
                        // On one's own machine, what one calls runs there too.
                        "--stepgraph.egress.allow=127.0.0.0/8,::1"),
                Map.of(
                        "SPRING_DATASOURCE_PASSWORD", postgres.password(),
                        "STEPGRAPH_RELATIONAL_BOOKSHOP_PASSWORD", postgres.password()));
    }

    /** The same service with more on its command line. */
    public ServiceDefinition with(List<String> more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(more);
        return new ServiceDefinition(name, mainClass, classPath, jvmOptions, url, all, environment);
    }

    /**
     * The same service with a key for those who call. On this machine everybody may call without
     * one all the same.
     */
    public ServiceDefinition with(LocalAccessKey key) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(key.environment());
        return new ServiceDefinition(name, mainClass, classPath, jvmOptions, url, arguments, all)
                .with(List.of("--stepgraph.auth.trust-local=true"));
    }

    /** A module may bring a file of options, which java reads. */
    private static List<String> jvmOptions(Path module) {
        Path file = module.resolve("jvm.options");
        return Files.isRegularFile(file) ? List.of("@" + file) : List.of();
    }

    private static URI url(InetSocketAddress listen) {
        boolean local =
                listen.getAddress().isAnyLocalAddress() || listen.getAddress().isLoopbackAddress();
        String host = local ? "localhost" : listen.getAddress().getHostAddress();
        return URI.create("http://%s:%d".formatted(host, listen.getPort()));
    }

    private static String classPath(Path build) {
        Path file = build.resolve("dev.classpath");
        try {
            return build.resolve("classes") + File.pathSeparator + Files.readString(file).strip();
        } catch (IOException notBuilt) {
            throw new LaunchFailure(
                    "%s is missing; start with ./mvnw, which builds the services first."
                            .formatted(file),
                    notBuilt);
        }
    }
}
