package dev.stepgraph.workflow.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepgraph.common.testing.PostgresProcess;
import dev.stepgraph.common.testing.TestDatabase;
import dev.stepgraph.workflow.fault.StartClient.Reply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Two replicas on a PostgreSQL of their own with durability on, each behind a proxy, and the
 * functions that their tasks call. Everything ends with this JVM, however that ends.
 */
final class Cluster implements AutoCloseable {

    /** Of a machine that has other things to do as well. */
    private static final Duration START = Duration.ofMinutes(5);

    private final ServiceBuild build = ServiceBuild.current();
    private final Duration lease;
    private final Stalls stalls = new Stalls();
    private final StartLedger ledger = new StartLedger();
    private final List<ReplicaProcess> replicas = new ArrayList<>();
    private final List<DatabaseProxy> proxies = new ArrayList<>();
    private final PostgresProcess postgres;
    private final TestDatabase access;
    private final ClusterDatabase database;
    private final Functions functions;
    private final Thread hook = new Thread(this::stop, "stop-cluster");

    Cluster(Duration lease, RandomGenerator chance) throws IOException {
        this.lease = lease;
        this.postgres = PostgresProcess.start(PostgresProcess.Durability.ON);
        Runtime.getRuntime().addShutdownHook(hook);
        this.access = postgres.createDatabase("faults");
        this.database = new ClusterDatabase(access.dataSource());
        this.functions = new Functions();
        for (String name : List.of("one", "two")) {
            DatabaseProxy proxy = new DatabaseProxy(postgres.port(), chance);
            proxies.add(proxy);
            replicas.add(new ReplicaProcess(name, FreePort.find(), build, settings(proxy)));
        }
        for (ReplicaProcess replica : replicas) {
            Files.deleteIfExists(replica.log());
        }
        heal();
        createMachines();
    }

    Duration lease() {
        return lease;
    }

    /** When the machine stood still. */
    Stalls stalls() {
        return stalls;
    }

    PostgresProcess postgres() {
        return postgres;
    }

    ClusterDatabase database() {
        return database;
    }

    List<ReplicaProcess> replicas() {
        return replicas;
    }

    List<DatabaseProxy> proxies() {
        return proxies;
    }

    List<URI> uris() {
        return replicas.stream().map(ReplicaProcess::uri).toList();
    }

    /** Clients begin to start executions. */
    Load load(RandomGenerator chance, int perSecond) {
        return new Load(uris(), ledger, chance, perSecond);
    }

    /** Starts what is dead, and waits until each replica owns its share of the shards. */
    void heal() {
        proxies.forEach(proxy -> proxy.lose(0));
        replicas.stream().filter(replica -> !replica.alive()).forEach(ReplicaProcess::start);
        replicas.forEach(replica -> awaitShards(replica, 1.0 / replicas.size(), START));
    }

    /** Waits until the replica owns that part of the shards. */
    void awaitShards(ReplicaProcess replica, double part, Duration patience) {
        await(
                        "shards of replica %s, which says more in %s"
                                .formatted(replica.name(), replica.log()))
                .pollInterval(Duration.ofMillis(20))
                .atMost(patience)
                .ignoreExceptions()
                .until(() -> {
                    int shards = database.shards();
                    return shards > 0
                            && database.shardsOf(replica.uri()) == Math.round(shards * part);
                });
    }

    /** Waits until all executions have ended, and looks whether everything is as it must be. */
    void assertSound() {
        List<Instant> wakings =
                replicas.stream().flatMap(replica -> replica.wakings().stream()).toList();
        new Soundness(access.dataSource(), database, ledger, functions, stalls, wakings).check();
    }

    /** How much has been acknowledged. */
    String summary() {
        return ledger.size() + " executions were acknowledged, and ended as they had to.";
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        stop();
    }

    private void stop() {
        replicas.forEach(ReplicaProcess::close);
        try {
            for (DatabaseProxy proxy : proxies) {
                proxy.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            stalls.close();
            functions.close();
            postgres.close();
        }
    }

    private void createMachines() {
        try (StartClient client = new StartClient()) {
            for (Machine machine : Machine.values()) {
                Reply reply = client.create(uris().getFirst(), machine);
                assertThat(reply).isInstanceOf(Reply.Started.class);
            }
        }
    }

    private List<String> settings(DatabaseProxy proxy) {
        return List.of(
                "--spring.datasource.url="
                        + access.url().replace(":" + postgres.port(), ":" + proxy.port())
                        + "?reWriteBatchedInserts=true",
                "--spring.datasource.username=" + access.username(),
                "--spring.datasource.password=" + access.password(),
                "--stepgraph.secrets.key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                "--stepgraph.shards.lease=" + lease.toMillis() + "ms",
                "--stepgraph.functions.double.url=" + functions.url("double"),
                "--stepgraph.functions.flaky.url=" + functions.url("flaky"),
                "--stepgraph.functions.strict.url=" + functions.url("strict"));
    }
}
