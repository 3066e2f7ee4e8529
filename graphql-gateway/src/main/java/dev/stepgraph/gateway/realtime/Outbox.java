package dev.stepgraph.gateway.realtime;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What waits to be sent to one client, bounded in number and size. Filled by one thread at a time.
 */
public final class Outbox {

    private final Sinks.Many<String> messages;
    private final AtomicLong pendingBytes = new AtomicLong();
    private final long maxBytes;

    /** An empty one. */
    public Outbox(RealtimeProperties limits) {
        this.messages =
                Sinks.many()
                        .unicast()
                        .onBackpressureBuffer(
                                new ArrayBlockingQueue<>(limits.maxPendingMessages()));
        this.maxBytes = limits.maxPendingSize().toBytes();
    }

    /** Lays a message in; false if there is no room, because the client reads too slowly. */
    public boolean offer(String message) {
        int size = message.getBytes(StandardCharsets.UTF_8).length;
        if (pendingBytes.addAndGet(size) > maxBytes) {
            return false;
        }
        return messages.tryEmitNext(message).isSuccess();
    }

    /** No more comes. */
    public void complete() {
        Sinks.EmitResult _ = messages.tryEmitComplete();
    }

    /** The messages, for the one who sends them. */
    public Flux<String> messages() {
        return messages.asFlux()
                .doOnNext(sent ->
                        pendingBytes.addAndGet(-sent.getBytes(StandardCharsets.UTF_8).length));
    }
}
