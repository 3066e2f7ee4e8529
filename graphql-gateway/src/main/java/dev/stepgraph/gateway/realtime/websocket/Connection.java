package dev.stepgraph.gateway.realtime.websocket;

import dev.stepgraph.gateway.execution.OperationError;
import dev.stepgraph.gateway.execution.OperationResult;
import dev.stepgraph.gateway.realtime.Frames;
import dev.stepgraph.gateway.realtime.Outbox;
import dev.stepgraph.gateway.realtime.SerialTasks;
import dev.stepgraph.gateway.realtime.SubscriberSession;
import dev.stepgraph.gateway.subscription.Subscriber;
import dev.stepgraph.gateway.subscription.Subscription;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.socket.CloseStatus;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import tools.jackson.databind.node.ObjectNode;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One client's connection: what it says and what it hears go through one line of tasks, so that
 * neither overtakes the other, and a client that reads too slowly is cut off.
 */
final class Connection implements Subscriber {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    static final CloseStatus TOO_SLOW = new CloseStatus(4429, "The client reads too slowly");

    private final SerialTasks tasks;
    private final Outbox outbox;
    private final SubscriberSession session;
    private final Sinks.One<CloseStatus> cut = Sinks.one();
    private final Protocol protocol;
    private volatile @Nullable CloseStatus closing;

    /**
     * @param protocol makes what is said over it
     */
    Connection(
            SerialTasks tasks,
            Outbox outbox,
            SubscriberSession session,
            Function<Connection, Protocol> protocol) {
        this.tasks = tasks;
        this.outbox = outbox;
        this.session = session;
        this.protocol = protocol.apply(this);
    }

    SubscriberSession session() {
        return session;
    }

    /** What is to be sent. */
    Flux<String> messages() {
        return outbox.messages();
    }

    /** With what the connection is to be closed when everything has been sent. */
    CloseStatus closeStatus() {
        CloseStatus status = closing;
        return status == null ? CloseStatus.NORMAL : status;
    }

    /** Comes when the connection must end at once, whatever has not been sent. */
    Mono<CloseStatus> cut() {
        return cut.asMono();
    }

    void open() {
        submit(protocol::opened);
    }

    /** Takes a message; completes when it has been seen to. */
    CompletableFuture<Void> receive(String text) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        boolean taken =
                tasks.submit(() -> {
                    guarded(() -> protocol.received(text));
                    done.complete(null);
                });
        if (!taken) {
            cutOff();
            done.complete(null);
        }
        return done;
    }

    void keepAlive() {
        submit(protocol::keepAlive);
    }

    /** Ends a connection whose client has not begun. */
    void endUnlessReady(CloseStatus status) {
        submit(() -> {
            if (!protocol.isReady()) {
                close(status);
            }
        });
    }

    /** Ends the connection in order. */
    void end(CloseStatus status) {
        submit(() -> close(status));
    }

    /** The client is gone, or was sent away. */
    void released() {
        tasks.submit(session::close);
    }

    @Override
    public void next(Subscription subscription, Supplier<OperationResult> result) {
        submit(() -> {
            if (session.has(subscription.id())) {
                protocol.next(subscription, result.get());
            }
        });
    }

    @Override
    public void invalidated(Subscription subscription) {
        finish(subscription, () -> protocol.ended(subscription));
    }

    @Override
    public void ended(Subscription subscription) {
        finish(subscription, () -> protocol.ended(subscription));
    }

    @Override
    public void failed(Subscription subscription, OperationError error) {
        finish(subscription, () -> protocol.failed(subscription, error));
    }

    @Override
    public void expired(Subscription subscription) {
        finish(subscription, () -> protocol.expired(subscription));
    }

    private void finish(Subscription subscription, Runnable last) {
        submit(() -> {
            if (session.cancel(subscription.id())) {
                last.run();
            }
        });
    }

    /** Sends a message; only within a task. */
    void send(ObjectNode frame) {
        if (closing == null && !outbox.offer(Frames.text(frame))) {
            cutOff();
        }
    }

    /** Ends the connection once everything is sent; only within a task. */
    void close(CloseStatus status) {
        if (closing == null) {
            closing = status;
            session.close();
            outbox.complete();
        }
    }

    private void submit(Runnable task) {
        if (!tasks.submit(() -> guarded(task))) {
            cutOff();
        }
    }

    private void cutOff() {
        if (closing == null) {
            closing = TOO_SLOW;
        }
        Sinks.EmitResult _ = cut.tryEmitValue(TOO_SLOW);
    }

    /** A mistake of ours ends this connection, and is said. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A connection failed", e);
            close(CloseStatus.SERVER_ERROR);
        }
    }
}
