package dev.stepgraph.gateway.realtime;

import org.springframework.stereotype.Component;

import java.util.concurrent.atomic.AtomicInteger;

/** How many clients are connected to this replica, whatever they speak, and how many may be. */
@Component
public class Seats {

    private final AtomicInteger taken = new AtomicInteger();
    private final int limit;

    Seats(RealtimeProperties limits) {
        this.limit = limits.maxConnections();
    }

    /** Takes a seat; false if there is none left. */
    public boolean take() {
        if (taken.incrementAndGet() <= limit) {
            return true;
        }
        taken.decrementAndGet();
        return false;
    }

    /** Gives back what {@link #take} gave. */
    public void leave() {
        taken.decrementAndGet();
    }
}
