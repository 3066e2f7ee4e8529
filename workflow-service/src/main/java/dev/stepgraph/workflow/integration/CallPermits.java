package dev.stepgraph.workflow.integration;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Who may call: so many at once, and of these no destination more than its share, each in the order
 * in which they came. So a destination that hangs holds up those who call it, and nobody else.
 */
final class CallPermits {

    private final Semaphore all;
    private final int share;

    /** The destinations that somebody calls or waits for. */
    private final Map<String, Destination> destinations = new ConcurrentHashMap<>();

    private record Destination(Semaphore permits, int users) {

        Destination withUsers(int count) {
            return new Destination(permits, count);
        }
    }

    /**
     * @param most how many calls are made at once
     * @param share how many of them go to one destination
     */
    CallPermits(int most, int share) {
        this.all = new Semaphore(most, true);
        this.share = share;
    }

    /** Leave to make one call; closed when it is done. */
    interface Permit extends AutoCloseable {

        @Override
        void close();
    }

    /** Waits for leave to call that destination. */
    Permit acquire(String destination) throws InterruptedException {
        Semaphore permits = join(destination);
        try {
            permits.acquire();
            try {
                all.acquire();
            } catch (InterruptedException e) {
                permits.release();
                throw e;
            }
        } catch (InterruptedException e) {
            leave(destination);
            throw e;
        }
        return () -> {
            all.release();
            permits.release();
            leave(destination);
        };
    }

    /** How many destinations are known just now. */
    int destinations() {
        return destinations.size();
    }

    private Semaphore join(String name) {
        return destinations
                .compute(
                        name,
                        (_, known) ->
                                known == null
                                        ? new Destination(new Semaphore(share, true), 1)
                                        : known.withUsers(known.users() + 1))
                .permits();
    }

    private void leave(String name) {
        destinations.computeIfPresent(
                name, (_, known) -> known.users() == 1 ? null : known.withUsers(known.users() - 1));
    }
}
