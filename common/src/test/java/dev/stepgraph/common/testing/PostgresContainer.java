package dev.stepgraph.common.testing;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * PostgreSQL in a container, where there is a Docker engine that has its image or gets it quickly.
 */
final class PostgresContainer implements PostgresServer {

    private static final String IMAGE = "postgres:18-alpine";

    /** Where no registry can be reached, a pull takes two minutes to say so. */
    private static final Duration PULL_PATIENCE = Duration.ofSeconds(30);

    private final PostgreSQLContainer container;

    private PostgresContainer(PostgreSQLContainer container) {
        this.container = container;
    }

    /** Starts it; it is removed when this JVM ends. */
    @SuppressWarnings("resource") // lives as long as this JVM
    static PostgresContainer start() {
        PostgreSQLContainer container =
                new PostgreSQLContainer(IMAGE)
                        .withUsername("postgres")
                        .withCommand(
                                "postgres",
                                "-c",
                                "fsync=off",
                                "-c",
                                "synchronous_commit=off",
                                "-c",
                                "max_connections=300");
        container.start();
        return new PostgresContainer(container);
    }

    /** Whether {@link #start} is worth trying. */
    static boolean isAvailable() {
        return mayHaveDocker() && DockerClientFactory.instance().isDockerAvailable() && hasImage();
    }

    @Override
    public TestDatabase database(String name) {
        String url =
                "jdbc:postgresql://%s:%d/%s"
                        .formatted(
                                container.getHost(),
                                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                                name);
        return new TestDatabase(url, container.getUsername(), container.getPassword());
    }

    /**
     * Testcontainers looks everywhere and complains loudly; where there is no sign of an engine, it
     * is not asked.
     */
    private static boolean mayHaveDocker() {
        String home = System.getProperty("user.home");
        return System.getenv("DOCKER_HOST") != null
                || System.getProperty("os.name").startsWith("Windows")
                || Stream.of(
                                "/var/run/docker.sock",
                                home + "/.docker/run/docker.sock",
                                home + "/.docker/desktop/docker.sock")
                        .anyMatch(socket -> Files.exists(Path.of(socket)));
    }

    private static boolean hasImage() {
        DockerClient docker = DockerClientFactory.lazyClient();
        try {
            docker.inspectImageCmd(IMAGE).exec();
            return true;
        } catch (NotFoundException absent) {
            return pull(docker);
        }
    }

    private static boolean pull(DockerClient docker) {
        try {
            return docker.pullImageCmd(IMAGE)
                    .exec(new PullImageResultCallback())
                    .awaitCompletion(PULL_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (DockerException unreachable) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
