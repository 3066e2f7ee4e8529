package dev.stepgraph.gateway.fairness;

import dev.stepgraph.gateway.linux.SchedulingPolicy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * A process of its own, in which a virtual thread waits for spare time while the only thread that
 * carries virtual ones is busy with another; so that a second has to be started to wake it. Prints
 * how that one is given processors.
 */
final class WaitingProcess {

    private static volatile boolean done;

    private WaitingProcess() {}

    public static void main(String[] args) throws InterruptedException {
        Share share = new Shares(FairnessProperties.defaults()).of("api");
        share.use(Duration.ofHours(1).toNanos());
        BusyWork work = new BusyWork("work", () -> false);
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        Thread waiting =
                Thread.startVirtualThread(() -> {
                    work.run(
                            share,
                            () -> {
                                working.countDown();
                                return await(busy);
                            });
                    print();
                });
        await(working);
        Thread other =
                Thread.startVirtualThread(() -> {
                    busy.countDown();
                    while (!done) {
                        Thread.onSpinWait();
                    }
                });
        waiting.join();
        done = true;
        other.join();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void print() {
        try {
            System.out.print(SchedulingPolicy.ofThisThread());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
