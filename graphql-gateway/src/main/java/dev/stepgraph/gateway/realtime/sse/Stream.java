package dev.stepgraph.gateway.realtime.sse;

import dev.stepgraph.gateway.realtime.Outbox;
import dev.stepgraph.gateway.realtime.RealtimeProperties;
import dev.stepgraph.gateway.realtime.Seats.Seat;
import dev.stepgraph.gateway.realtime.SubscriberSession;
import dev.stepgraph.gateway.realtime.Wire;
import dev.stepgraph.gateway.subscription.SerialTasks;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** One request's stream, from the seat it takes to the moment when the client is gone. */
final class Stream {

    private static final int MAX_TASKS = 1_000;

    private final SubscriberSession session;
    private final Outbox outbox;
    private final StreamSubscriber subscriber;
    private final Seat seat;
    private final Executor executor;
    private final AtomicBoolean closed = new AtomicBoolean();

    Stream(
            SubscriberSession session,
            RealtimeProperties limits,
            Wire wire,
            Seat seat,
            Executor executor) {
        this.session = session;
        this.outbox = new Outbox(limits, wire::unsent);
        this.subscriber = new StreamSubscriber(new SerialTasks(executor, MAX_TASKS), outbox, wire);
        this.seat = seat;
        this.executor = executor;
    }

    SubscriberSession session() {
        return session;
    }

    Outbox outbox() {
        return outbox;
    }

    StreamSubscriber subscriber() {
        return subscriber;
    }

    /** Lets go of everything, once. */
    void close() {
        if (closed.compareAndSet(false, true)) {
            seat.leave();
            executor.execute(session::close);
        }
    }
}
