package dev.stepgraph.workflow.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepgraph.workflow.fault.ClusterDatabase.Estate;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** The faults: each befalls a cluster at work, which has to come through it. */
final class Faults {

    /** What a dead replica had is gone on with within its lease and this. */
    private static final Duration TAKEOVER = Duration.ofSeconds(2);

    /** What a replica that stops gives back needs no lease to run out. */
    private static final Duration HAND_OVER = Duration.ofSeconds(2);

    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(20);

    /** Enough that something of every kind is under way. */
    private static final int SOME_STARTS = 40;

    private static final int SOME_RUNNING = 5;
    private static final int SOME_LOSSES = 40;
    private static final double LOSS_PROBABILITY = 0.03;

    /** As the operating system tells of a process that SIGTERM has ended. */
    private static final int TERMINATED = 128 + 15;

    private final Cluster cluster;
    private final RandomGenerator chance;
    private final int perSecond;

    /**
     * @param perSecond how many executions are started each second
     */
    Faults(Cluster cluster, RandomGenerator chance, int perSecond) {
        this.cluster = cluster;
        this.chance = chance;
        this.perSecond = perSecond;
    }

    /** What befalls. */
    @FunctionalInterface
    interface Fault {

        void befall(Faults faults, Load load) throws InterruptedException;
    }

    /** Has it befall a healthy cluster at work, heals it, and looks what came of it all. */
    void strike(Fault fault) throws InterruptedException {
        cluster.heal();
        try (Load load = cluster.load(chance, perSecond)) {
            load.awaitAcknowledged(SOME_STARTS, cluster.uris(), PATIENCE);
            fault.befall(this, load);
            cluster.heal();
            load.awaitAcknowledged(SOME_STARTS, cluster.uris(), PATIENCE);
            load.end(PATIENCE);
        }
        cluster.assertSound();
    }

    /** All replicas are killed at once, and started again. */
    void killAll(Load load) {
        cluster.replicas().forEach(ReplicaProcess::kill9);
    }

    /** One replica is killed, and the other one goes on with what it had. */
    void killOne(Load load) {
        Pair pair = pair();
        Estate estate = busyEstateOf(pair.victim());

        pair.victim().kill9();

        assertGoneOnWithin(cluster.lease().plus(TAKEOVER), estate);
        cluster.awaitShards(pair.other(), 1, PATIENCE);
    }

    /** One replica stands still until the other one has everything, and wakes up again. */
    void pauseOne(Load load) {
        Pair pair = pair();
        Estate estate = busyEstateOf(pair.victim());

        pair.victim().pause();
        assertGoneOnWithin(cluster.lease().plus(TAKEOVER), estate);
        cluster.awaitShards(pair.other(), 1, PATIENCE);
        load.awaitAcknowledged(SOME_STARTS, List.of(pair.other().uri()), PATIENCE);
        int written = cluster.database().eventsOf(estate);
        pair.victim().resume();

        cluster.awaitShards(pair.victim(), 0.5, PATIENCE);
        load.awaitAcknowledged(SOME_STARTS, List.of(pair.victim().uri()), PATIENCE);
        assertThat(cluster.database().eventsOf(estate))
                .as("events under the epochs that were lost")
                .isEqualTo(written);
    }

    /** The database stops without closing its files, and recovers. */
    void stopDatabase(Load load) {
        cluster.postgres().stopImmediate();
        cluster.postgres().start();
    }

    /** Answers of the database are lost at random, those to commits among them. */
    void loseAnswers(Load load) {
        List<DatabaseProxy> proxies = cluster.proxies();
        int before = proxies.stream().mapToInt(DatabaseProxy::lost).sum();

        proxies.forEach(proxy -> proxy.lose(LOSS_PROBABILITY));

        await("lost answers")
                .pollInterval(LOOK)
                .atMost(PATIENCE)
                .until(() ->
                        proxies.stream().mapToInt(DatabaseProxy::lost).sum()
                                >= before + SOME_LOSSES);
    }

    /** One replica is asked to end: it hands everything over, and nobody waits for its lease. */
    void terminateOne(Load load) throws InterruptedException {
        Pair pair = pair();

        int status = pair.victim().terminate(STOP);

        assertThat(status).isEqualTo(TERMINATED);
        long ended = System.nanoTime();
        cluster.awaitShards(pair.other(), 1, PATIENCE);
        Duration taken = Duration.ofNanos(System.nanoTime() - ended);
        assertThat(taken).isLessThan(HAND_OVER.plus(cluster.stalls().since(ended)));
    }

    private record Pair(ReplicaProcess victim, ReplicaProcess other) {}

    private Pair pair() {
        int victim = chance.nextInt(2);
        return new Pair(cluster.replicas().get(victim), cluster.replicas().get(1 - victim));
    }

    private Estate busyEstateOf(ReplicaProcess replica) {
        return await("executions at work")
                .pollInterval(LOOK)
                .atMost(PATIENCE)
                .until(
                        () -> cluster.database().estateOf(replica.uri()),
                        estate -> estate.running().size() >= SOME_RUNNING);
    }

    private void assertGoneOnWithin(Duration limit, Estate estate) {
        long from = System.nanoTime();
        await("progress of what a lost replica had")
                .pollInterval(LOOK)
                .atMost(PATIENCE)
                .until(() -> cluster.database().hasGoneOn(estate));
        Duration taken = Duration.ofNanos(System.nanoTime() - from);
        assertThat(taken).isLessThan(limit.plus(cluster.stalls().since(from)));
    }
}
