package dev.stepgraph.gateway.realtime;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * What waits to be sent to one client, bounded in number and size. Filled by one thread at a time.
 */
public final class Outbox {

    private final Sinks.Many<byte[]> messages;
    private final AtomicLong pendingBytes = new AtomicLong();
    private final long maxBytes;
    private final LongSupplier unsent;

    /**
     * An empty one.
     *
     * @param unsent how many bytes have left it and wait further on; they count as well
     */
    public Outbox(RealtimeProperties limits, LongSupplier unsent) {
        this.messages =
                Sinks.many()
                        .unicast()
                        .onBackpressureBuffer(
                                new LinkedBlockingQueue<>(limits.maxPendingMessages()));
        this.maxBytes = limits.maxPendingSize().toBytes();
        this.unsent = unsent;
    }

    /** Lays a message in; false if there is no room, because the client reads too slowly. */
    public boolean offer(byte[] message) {
        long pending = pendingBytes.addAndGet(message.length);
        if (pending > maxBytes || unsent.getAsLong() > maxBytes - pending) {
            return false;
        }
        return messages.tryEmitNext(message).isSuccess();
    }

    /** No more comes. */
    public void complete() {
        Sinks.EmitResult _ = messages.tryEmitComplete();
    }

    /** The messages, for the one who sends them. */
    public Flux<byte[]> messages() {
        return messages.asFlux().doOnNext(sent -> pendingBytes.addAndGet(-sent.length));
    }
}
