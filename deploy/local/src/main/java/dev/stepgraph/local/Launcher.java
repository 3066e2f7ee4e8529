package dev.stepgraph.local;

import dev.stepgraph.local.postgres.LocalPostgres;
import dev.stepgraph.local.postgres.OrphanedPostgres;
import dev.stepgraph.local.sample.SampleFunctions;
import dev.stepgraph.local.service.OrphanedService;
import dev.stepgraph.local.service.ServiceDefinition;
import dev.stepgraph.local.service.ServiceProcess;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Starts everything on one machine: PostgreSQL, then each service in a JVM of its own.
 *
 * <p>It runs until it is stopped or one of the services ends, and exits with that service's status.
 */
public final class Launcher {

    private final LauncherOptions options;
    private final Parts parts;

    private Launcher(LauncherOptions options, Parts parts) {
        this.options = options;
        this.parts = parts;
    }

    /** Starts everything with the options that the system properties hold. */
    public static void main(String[] args) throws Exception {
        Parts parts = new Parts();
        Runtime.getRuntime().addShutdownHook(new Thread(parts::close, "stop"));
        stopWithParent();
        try {
            throw new Launcher(LauncherOptions.from(System.getProperties()), parts).run();
        } catch (LaunchFailure failure) {
            if (!parts.isClosing()) {
                System.err.printf("%nstepgraph: %s%n%n", failure.getMessage());
            }
            System.exit(failure.status());
        }
    }

    /** Returns when it is over, with the reason. */
    private LaunchFailure run() throws Exception {
        InetAddress address = ListenAddress.require(options.address());
        DataFolder folder = parts.start(() -> DataFolder.open(options.data()));
        OrphanedService.stop(ServiceDefinition.GATEWAY, folder);
        OrphanedService.stop(ServiceDefinition.WORKFLOW, folder);
        OrphanedPostgres.stop(folder);
        int postgresPort =
                FreePort.require(
                        InetAddress.getLoopbackAddress(),
                        options.postgresPort(),
                        "PostgreSQL",
                        LauncherOptions.POSTGRES_PORT);
        int port =
                FreePort.require(
                        address, options.port(), ServiceDefinition.WORKFLOW, LauncherOptions.PORT);
        int gatewayPort =
                FreePort.require(
                        address,
                        options.gatewayPort(),
                        ServiceDefinition.GATEWAY,
                        LauncherOptions.GATEWAY_PORT);

        int samplesPort =
                FreePort.require(
                        InetAddress.getLoopbackAddress(),
                        options.samplesPort(),
                        "the samples' functions",
                        LauncherOptions.SAMPLES_PORT);

        LocalPostgres postgres = parts.start(() -> LocalPostgres.start(folder, postgresPort));
        LocalAccessKey key = LocalAccessKey.readOrDraw(folder.credentials());
        LocalApiKey apiKey = LocalApiKey.readOrDraw(folder.apiKey());
        SampleFunctions samples = parts.start(() -> SampleFunctions.start(samplesPort));
        ServiceDefinition workflow =
                ServiceDefinition.workflow(
                                options, new InetSocketAddress(address, port), postgres, folder)
                        .with(samples.settings())
                        .with(key);
        ServiceDefinition gateway =
                ServiceDefinition.gateway(
                                options,
                                new InetSocketAddress(address, gatewayPort),
                                postgres,
                                folder,
                                workflow.url())
                        .with(samples.settings())
                        .with(key)
                        .with(apiKey.settings());
        List<ServiceProcess> services =
                List.of(
                        parts.start(() -> ServiceProcess.start(workflow, folder)),
                        parts.start(() -> ServiceProcess.start(gateway, folder)));
        for (ServiceProcess service : services) {
            service.awaitReady();
        }
        System.out.println(Banner.text(workflow, gateway, postgres, folder, key, apiKey));
        return ServiceProcess.awaitFirstEnd(services);
    }

    /**
     * Maven stands between the prompt and this process; if it is killed, nobody is left who could
     * stop us.
     */
    private static void stopWithParent() {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent ->
                        Thread.startVirtualThread(() -> {
                            parent.onExit().join();
                            System.exit(0);
                        }));
    }
}
