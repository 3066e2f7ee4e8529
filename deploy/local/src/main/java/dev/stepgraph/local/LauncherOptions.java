package dev.stepgraph.local;

import java.nio.file.Path;
import java.util.Properties;

/**
 * What can be chosen when everything is started, each given as {@code -Dname=value}.
 *
 * @param root the working copy whose services are started
 * @param build the folder, in each module, that holds what was built
 * @param address the address that the services listen on
 * @param port the port that workflow-service listens on; 0 takes any that is free
 * @param gatewayPort the port that graphql-gateway listens on; 0 takes any that is free
 * @param samplesPort the port that the samples' functions listen on; 0 takes any that is free
 * @param postgresPort the port that PostgreSQL listens on; 0 takes any that is free
 * @param data the folder that keeps everything that must outlive a restart
 */
public record LauncherOptions(
        Path root,
        String build,
        String address,
        int port,
        int gatewayPort,
        int samplesPort,
        int postgresPort,
        Path data) {

    /** The option that names {@link #port}. */
    public static final String PORT = "stepgraph.port";

    /** The option that names {@link #gatewayPort}. */
    public static final String GATEWAY_PORT = "stepgraph.gateway.port";

    /** The option that names {@link #samplesPort}. */
    public static final String SAMPLES_PORT = "stepgraph.samples.port";

    /** The option that names {@link #postgresPort}. */
    public static final String POSTGRES_PORT = "stepgraph.postgres.port";

    /** The option that names {@link #data}. */
    public static final String DATA = "stepgraph.data";

    /** The option that names {@link #address}. */
    public static final String ADDRESS = "stepgraph.address";

    private static final String BUILD = "stepgraph.build";
    private static final String ROOT = "stepgraph.root";

    /** Reads the options; a relative folder is taken from the root of the working copy. */
    public static LauncherOptions from(Properties properties) {
        Path root = Path.of(properties.getProperty(ROOT, "")).toAbsolutePath().normalize();
        return new LauncherOptions(
                root,
                properties.getProperty(BUILD, "target"),
                properties.getProperty(ADDRESS, "127.0.0.1"),
                port(properties, PORT, 8080),
                port(properties, GATEWAY_PORT, 8090),
                port(properties, SAMPLES_PORT, 8099),
                port(properties, POSTGRES_PORT, 15432),
                root.resolve(properties.getProperty(DATA, ".stepgraph")).normalize());
    }

    private static int port(Properties properties, String name, int byDefault) {
        String text = properties.getProperty(name);
        if (text == null) {
            return byDefault;
        }
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new LaunchFailure(
                    "-D%s must be a port from 0 to 65535, but is \"%s\".".formatted(name, text));
        }
        return Integer.parseInt(text);
    }
}
