package dev.stepgraph.local.service;

import dev.stepgraph.local.LaunchFailure;
import dev.stepgraph.local.postgres.LocalPostgres;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One service and how it is to be started.
 *
 * @param name its name, which is also the folder of its module
 * @param mainClass the class that starts it
 * @param classPath what it runs with
 * @param port the port that it listens on
 * @param arguments its command line
 * @param environment what is not for everybody to read, which a command line is
 */
public record ServiceDefinition(
        String name,
        String mainClass,
        String classPath,
        int port,
        List<String> arguments,
        Map<String, String> environment) {

    /** The name of workflow-service. */
    public static final String WORKFLOW = "workflow-service";

    /** Copies its collections. */
    public ServiceDefinition {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** The workflow-service of a working copy. */
    public static ServiceDefinition workflow(
            Path root, String address, int port, LocalPostgres postgres) {
        return new ServiceDefinition(
                WORKFLOW,
                "dev.stepgraph.workflow.WorkflowServiceApplication",
                classPath(root.resolve(WORKFLOW)),
                port,
                List.of(
                        "--server.address=" + address,
                        "--server.port=" + port,
                        "--spring.datasource.url="
                                + postgres.jdbcUrl()
                                + "?reWriteBatchedInserts=true",
                        "--spring.datasource.username=" + LocalPostgres.USER),
                Map.of("SPRING_DATASOURCE_PASSWORD", postgres.password()));
    }

    /** Where it is reached from this machine. */
    public URI url() {
        return URI.create("http://localhost:" + port);
    }

    private static String classPath(Path module) {
        Path file = module.resolve("target/dev.classpath");
        try {
            return module.resolve("target/classes")
                    + File.pathSeparator
                    + Files.readString(file).strip();
        } catch (IOException notBuilt) {
            throw new LaunchFailure(
                    "%s is missing; start with ./mvnw, which builds the services first."
                            .formatted(file),
                    notBuilt);
        }
    }
}
