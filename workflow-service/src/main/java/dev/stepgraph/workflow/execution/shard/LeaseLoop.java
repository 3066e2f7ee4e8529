package dev.stepgraph.workflow.execution.shard;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import javax.sql.DataSource;

/**
 * The thread that keeps the leases: renews, looks who else is there, and takes or gives what makes
 * the shares fair. It has a connection of its own, so that nothing else can cost the leases.
 */
final class LeaseLoop {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseLoop.class);

    /** Between two attempts at what did not succeed. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    /** After the instant at which another replica's lease ends. */
    private static final Duration AFTER_EXPIRY = Duration.ofMillis(20);

    private final Parts parts;
    private final Holdings holdings;
    private final Duration lease;
    private final Queue<ShardEpoch> quiet = new ConcurrentLinkedQueue<>();
    private final Semaphore wakeUps = new Semaphore(0);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch settled = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable LeaseTable table;

    /**
     * What the loop works with.
     *
     * @param seen takes what the database showed
     */
    record Parts(
            DataSource connections,
            ShardProperties properties,
            DatabaseClock clock,
            LongSupplier nanoTime,
            UUID replica,
            String address,
            ShardListener listener,
            Consumer<ClusterView> seen) {}

    LeaseLoop(Parts parts, Holdings holdings) {
        this.parts = parts;
        this.holdings = holdings;
        this.lease = parts.properties().lease();
        this.thread = Thread.ofPlatform().name("shard-leases").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Waits until the first shards are open, or until there are none to be had. */
    void awaitSettled(Duration patience) throws InterruptedException {
        boolean done = settled.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (!done) {
            LOG.warn("No shards could be opened yet");
        }
    }

    /** Looks after the leases at once. */
    void wake() {
        wakeUps.release();
    }

    /** Gives everything back and stops, when nothing is in flight any more. */
    void stop() throws InterruptedException {
        List<ShardEpoch> all = holdings.all();
        all.forEach(holdings::closing);
        parts.listener().closing(all, parts.properties().handOver());
        quiet.addAll(all);
        stopping.countDown();
        wake();
        thread.join(lease);
    }

    private void run() {
        while (stopping.getCount() > 0) {
            await(turn());
        }
        leave();
        disconnect();
    }

    /** The outermost loop's body: nothing ends the loop but its stopping. */
    private Duration turn() {
        try {
            return keep(connect());
        } catch (SQLException e) {
            LOG.warn("The shards' leases could not be renewed: {}", e.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.error("The shards' leases met with a bug", e);
        }
        disconnect();
        return PAUSE;
    }

    private Duration keep(LeaseTable leases) throws SQLException {
        long sent = parts.nanoTime().getAsLong();
        leases.renew(parts.replica(), parts.address(), lease);
        long asked = parts.nanoTime().getAsLong();
        parts.clock().read(asked, leases.clock());
        giveBack(leases);
        ClusterView view = new ClusterView(leases.replicas(), leases.leases());
        parts.seen().accept(view);
        dropLost(view);
        extend(sent + lease.toNanos());
        boolean contended = takeShare(leases, view);
        offerSurplus(view);
        if (holdings.all().isEmpty()) {
            settled.countDown();
        }
        return contended ? PAUSE : untilNext(view);
    }

    private void giveBack(LeaseTable leases) throws SQLException {
        List<ShardEpoch> given = new ArrayList<>();
        for (ShardEpoch shard = quiet.poll(); shard != null; shard = quiet.poll()) {
            given.add(shard);
        }
        if (given.isEmpty()) {
            return;
        }
        given.forEach(holdings::remove);
        leases.release(parts.replica(), given.stream().map(ShardEpoch::shard).toList());
        LOG.info("Gave {} shards back", given.size());
    }

    /** Only now that it is known what others have taken. */
    private void extend(long until) {
        boolean lapsed = holdings.validUntil(until);
        int kept = holdings.open().size();
        if (lapsed && kept > 0) {
            LOG.warn("The lease had run out; {} shards are still this replica's", kept);
            parts.listener().regained();
        }
    }

    private void dropLost(ClusterView view) {
        List<ShardEpoch> lost =
                holdings.all().stream().filter(held -> !view.owns(parts.replica(), held)).toList();
        if (lost.isEmpty()) {
            return;
        }
        LOG.warn("Lost {} shards to other replicas", lost.size());
        lost.forEach(holdings::remove);
        parts.listener().lost(lost);
    }

    /** Takes what is free, up to a fair share; answers whether some of it could not be had yet. */
    private boolean takeShare(LeaseTable leases, ClusterView view) throws SQLException {
        long missing = view.fairShare() - view.owned(parts.replica());
        List<Integer> wanted = new ArrayList<>(view.unheld(parts.replica(), holdings::holds));
        view.free().stream().limit(Math.max(0, missing)).forEach(wanted::add);
        if (wanted.isEmpty() || stopping.getCount() == 0) {
            return false;
        }
        List<ShardEpoch> taken = leases.take(parts.replica(), wanted);
        LOG.info("Took {} of {} free shards", taken.size(), wanted.size());
        taken.forEach(holdings::opening);
        if (!taken.isEmpty()) {
            Thread.ofVirtual().name("open-shards").start(() -> open(taken));
        }
        return taken.size() < wanted.size();
    }

    private void open(List<ShardEpoch> taken) {
        List<ShardEpoch> shards = taken;
        while (!shards.isEmpty() && stopping.getCount() > 0) {
            try {
                parts.listener().opening(shards);
                shards.forEach(holdings::opened);
                settled.countDown();
                opened(shards);
                return;
            } catch (RuntimeException e) {
                LOG.warn("{} shards could not be opened yet", shards.size(), e);
            }
            pause();
            shards = shards.stream().filter(holdings::holds).toList();
        }
    }

    private void opened(List<ShardEpoch> opened) {
        List<ShardEpoch> shards = opened;
        while (!shards.isEmpty() && stopping.getCount() > 0) {
            try {
                parts.listener().opened(shards);
                return;
            } catch (RuntimeException e) {
                LOG.warn("What was open in {} shards cannot go on yet", shards.size(), e);
            }
            pause();
            shards = shards.stream().filter(holdings::holds).toList();
        }
    }

    /** Gives up what is more than a fair share, once nothing is in flight in it. */
    private void offerSurplus(ClusterView view) {
        List<ShardEpoch> held = holdings.openBeyond(view.fairShare());
        if (held.isEmpty() || stopping.getCount() == 0) {
            return;
        }
        LOG.info("Offering {} shards to other replicas", held.size());
        held.forEach(holdings::closing);
        Thread.ofVirtual()
                .name("close-shards")
                .start(() -> {
                    parts.listener().closing(held, parts.properties().handOver());
                    quiet.addAll(held);
                    wake();
                });
    }

    /** A third of the lease, or earlier if another replica's lease ends earlier. */
    private Duration untilNext(ClusterView view) {
        Duration third = lease.dividedBy(3);
        Optional<Duration> expiry =
                view.nextExpiry(parts.replica())
                        .map(at -> Duration.between(parts.clock().instant(), at))
                        .map(left -> left.plus(AFTER_EXPIRY));
        return expiry.filter(left -> left.compareTo(third) < 0).orElse(third);
    }

    private void leave() {
        try {
            LeaseTable leases = connect();
            giveBack(leases);
            leases.leave(parts.replica());
        } catch (SQLException e) {
            LOG.warn("The shards could not be given back: {}", e.getMessage());
        }
        holdings.all().forEach(holdings::remove);
    }

    private LeaseTable connect() throws SQLException {
        LeaseTable current = table;
        if (current == null) {
            Connection connection = parts.connections().getConnection();
            current = new LeaseTable(connection);
            table = current;
            connection.setNetworkTimeout(Runnable::run, (int) lease.dividedBy(3).toMillis());
        }
        return current;
    }

    private void disconnect() {
        if (table != null) {
            table.close();
            table = null;
        }
    }

    private void await(Duration time) {
        try {
            boolean woken = wakeUps.tryAcquire(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
            if (woken) {
                wakeUps.drainPermits();
            }
        } catch (InterruptedException e) {
            stopping.countDown();
        }
    }

    private void pause() {
        try {
            boolean stopped = stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            LOG.trace("paused, stopped: {}", stopped);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
