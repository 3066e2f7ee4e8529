package dev.stepgraph.workflow.fault;

import static org.awaitility.Awaitility.await;

import dev.stepgraph.workflow.fault.StartClient.Reply;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * Clients that start executions at an even pace, whether or not they are answered: at the replicas
 * in turn, with and without a name. What is not answered is tried again at another replica, and
 * some of what was acknowledged is sent once more.
 */
final class Load implements AutoCloseable {

    /** No more are begun while so many wait for an answer. */
    private static final int MOST_WAITING = 150;

    private static final List<Machine> MACHINES = List.of(Machine.values());
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);

    /** What is sent once a start is acknowledged. */
    private enum Repetition {
        NONE,
        SAME,
        OTHER_INPUT
    }

    private final List<URI> replicas;
    private final StartLedger ledger;
    private final RandomGenerator chance;
    private final long periodMicros;
    private final String run;
    private final StartClient client = new StartClient();
    private final ScheduledExecutorService pace =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<URI, AtomicInteger> acknowledged = new ConcurrentHashMap<>();
    private @Nullable Future<?> ticks;
    private int begun;

    /** Begins at once. */
    Load(List<URI> replicas, StartLedger ledger, RandomGenerator chance, int perSecond) {
        this.replicas = List.copyOf(replicas);
        this.ledger = ledger;
        this.chance = chance;
        this.periodMicros = 1_000_000L / perSecond;
        this.run = Long.toString(chance.nextLong(1L << 40), 36);
        replicas.forEach(replica -> acknowledged.put(replica, new AtomicInteger()));
        ticks = pace.scheduleAtFixedRate(this::tick, 0, periodMicros, TimeUnit.MICROSECONDS);
    }

    /** Waits until each of these replicas has acknowledged so many starts from now on. */
    void awaitAcknowledged(int more, List<URI> each, Duration patience) {
        for (URI replica : each) {
            AtomicInteger count = acknowledged.getOrDefault(replica, new AtomicInteger());
            int enough = count.get() + more;
            await("starts at " + replica)
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(patience)
                    .until(() -> count.get() >= enough);
        }
    }

    /** Begins no more, and waits until all that were begun are answered. */
    void end(Duration patience) {
        if (ticks != null) {
            ticks.cancel(false);
        }
        await("answers to all starts").atMost(patience).until(() -> waiting.get() == 0);
    }

    @Override
    public void close() {
        pace.shutdownNow();
        client.close();
    }

    private void tick() {
        if (waiting.get() >= MOST_WAITING) {
            return;
        }
        begun++;
        Machine machine = MACHINES.get(chance.nextInt(MACHINES.size()));
        String name = chance.nextInt(5) == 0 ? null : run + "-" + begun;
        Start start = new Start(machine, name, chance.nextInt(100));
        Repetition repetition =
                switch (chance.nextInt(10)) {
                    case 0 -> Repetition.SAME;
                    case 1 -> Repetition.OTHER_INPUT;
                    default -> Repetition.NONE;
                };
        waiting.incrementAndGet();
        attempt(start, begun, 1, repetition);
    }

    private void attempt(Start start, int turn, int attempt, Repetition repetition) {
        Thread.ofVirtual()
                .name("start")
                .start(() -> {
                    URI replica = replicas.get((turn + attempt) % replicas.size());
                    Reply reply = client.start(replica, start);
                    boolean retried = unanswered(reply) && start.name() != null;
                    if (retried && !pace.isShutdown()) {
                        Future<?> _ =
                                pace.schedule(
                                        () -> attempt(start, turn, attempt + 1, repetition),
                                        BETWEEN_ATTEMPTS.toMillis(),
                                        TimeUnit.MILLISECONDS);
                        return;
                    }
                    take(start, attempt, replica, reply);
                    if (reply instanceof Reply.Started && start.name() != null) {
                        repeat(start, repetition, replica);
                    }
                    waiting.decrementAndGet();
                });
    }

    private static boolean unanswered(Reply reply) {
        return reply instanceof Reply.TryAgain || reply instanceof Reply.NoAnswer;
    }

    private void take(Start start, int attempt, URI replica, Reply reply) {
        switch (reply) {
            case Reply.Started started -> {
                ledger.started(start, started);
                acknowledged.computeIfAbsent(replica, any -> new AtomicInteger()).incrementAndGet();
            }
            case Reply.AlreadyExists _ when attempt > 1 -> ledger.exists(start);
            case Reply.AlreadyExists _ -> ledger.wrong(start + " is said to exist already");
            case Reply.Wrong wrong -> ledger.wrong(start + ": " + wrong.text());
            case Reply.TryAgain _, Reply.NoAnswer _ -> {
                // Without a name it cannot be tried again.
            }
        }
    }

    private void repeat(Start start, Repetition repetition, URI replica) {
        switch (repetition) {
            case NONE -> {}
            case SAME -> take(start, 2, replica, client.start(replica, start));
            case OTHER_INPUT -> {
                Start other = new Start(start.machine(), start.name(), (start.number() + 1) % 100);
                Reply reply = client.start(replica, other);
                if (!unanswered(reply) && !(reply instanceof Reply.AlreadyExists)) {
                    ledger.wrong(other + " after " + start + ": " + reply);
                }
            }
        }
    }
}
