package dev.stepgraph.gateway.realtime.sse;

import dev.stepgraph.gateway.execution.OperationError;
import dev.stepgraph.gateway.execution.OperationResult;
import dev.stepgraph.gateway.realtime.Frames;
import dev.stepgraph.gateway.realtime.Outbox;
import dev.stepgraph.gateway.realtime.Wire;
import dev.stepgraph.gateway.subscription.SerialTasks;
import dev.stepgraph.gateway.subscription.Subscriber;
import dev.stepgraph.gateway.subscription.Subscription;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A client that reads one subscription as a stream; it is cut off when it reads too slowly. */
final class StreamSubscriber implements Subscriber {

    private static final Logger LOG = LoggerFactory.getLogger(StreamSubscriber.class);

    private final SerialTasks tasks;
    private final Outbox outbox;
    private final Wire wire;

    /** Only within tasks. */
    private boolean over;

    StreamSubscriber(SerialTasks tasks, Outbox outbox, Wire wire) {
        this.tasks = tasks;
        this.outbox = outbox;
        this.wire = wire;
    }

    @Override
    public void next(Subscription subscription, Supplier<Optional<byte[]>> body) {
        if (!tasks.submit(() -> send(body))) {
            wire.cut();
        }
    }

    @Override
    public void next(Subscription subscription, byte[] body) {
        if (!tasks.run(() -> send(() -> Optional.of(body)))) {
            wire.cut();
        }
    }

    @Override
    public void invalidated(Subscription subscription) {
        tasks.submit(this::end);
    }

    @Override
    public void ended(Subscription subscription) {
        tasks.submit(this::end);
    }

    @Override
    public void failed(Subscription subscription, OperationError error) {
        byte[] last = Frames.bytes(OperationResult.refused(List.of(error)).toJson());
        tasks.submit(() -> {
            send(() -> Optional.of(last));
            end();
        });
    }

    @Override
    public void expired(Subscription subscription, OperationError error) {
        failed(subscription, error);
    }

    /** What comes after the end is not sent. */
    private void send(Supplier<Optional<byte[]>> body) {
        try {
            if (!over && !body.get().map(outbox::offer).orElse(true)) {
                wire.cut();
            }
        } catch (RuntimeException e) {
            LOG.error("A stream failed", e);
            end();
        }
    }

    private void end() {
        over = true;
        outbox.complete();
    }
}
