package dev.stepgraph.gateway.realtime.sse;

import dev.stepgraph.gateway.execution.OperationError;
import dev.stepgraph.gateway.execution.OperationResult;
import dev.stepgraph.gateway.realtime.Frames;
import dev.stepgraph.gateway.realtime.Outbox;
import dev.stepgraph.gateway.realtime.SerialTasks;
import dev.stepgraph.gateway.subscription.Subscriber;
import dev.stepgraph.gateway.subscription.Subscription;

import java.util.List;
import java.util.function.Supplier;

/** A client that reads one subscription as a stream. */
final class StreamSubscriber implements Subscriber {

    private final SerialTasks tasks;
    private final Outbox outbox;

    StreamSubscriber(SerialTasks tasks, Outbox outbox) {
        this.tasks = tasks;
        this.outbox = outbox;
    }

    @Override
    public void next(Subscription subscription, Supplier<OperationResult> result) {
        boolean taken =
                tasks.submit(() -> {
                    if (!outbox.offer(Frames.text(result.get().toJson()))) {
                        outbox.complete();
                    }
                });
        if (!taken) {
            end();
        }
    }

    @Override
    public void invalidated(Subscription subscription) {
        end();
    }

    @Override
    public void ended(Subscription subscription) {
        end();
    }

    @Override
    public void failed(Subscription subscription, OperationError error) {
        next(subscription, () -> OperationResult.refused(List.of(error)));
        end();
    }

    @Override
    public void expired(Subscription subscription) {
        end();
    }

    private void end() {
        tasks.submit(outbox::complete);
    }
}
