package dev.stepgraph.gateway.realtime.websocket;

import dev.stepgraph.gateway.execution.OperationError;
import dev.stepgraph.gateway.realtime.Frames;
import dev.stepgraph.gateway.realtime.Outbox;
import dev.stepgraph.gateway.realtime.SubscriberSession;
import dev.stepgraph.gateway.subscription.SerialTasks;
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

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One client's connection: what it says and what it hears go through one line of tasks, so that
 * neither overtakes the other, and a client that reads too slowly is cut off.
 */
final class Connection implements Subscriber {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    /** In place of a message: whether the client is still there. */
    static final byte[] PING = {};

    static final CloseStatus TOO_SLOW = new CloseStatus(4429, "The client reads too slowly");

    private final SerialTasks tasks;
    private final Outbox outbox;
    private final SubscriberSession session;
    private final Sinks.One<CloseStatus> cut = Sinks.one();
    private final Protocol protocol;
    private volatile @Nullable CloseStatus closing;
    private volatile long heard = System.nanoTime();

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

    /** What is to be sent; {@link #PING} among it. */
    Flux<byte[]> messages() {
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

    /** The client gave a sign of life. */
    void alive() {
        heard = System.nanoTime();
    }

    /** For how long it gave none. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heard);
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
            cut(TOO_SLOW);
            done.complete(null);
        }
        return done;
    }

    void keepAlive() {
        submit(() -> {
            send(PING);
            protocol.keepAlive();
        });
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

    /** Ends it without waiting for anything. */
    void cut(CloseStatus status) {
        if (closing == null) {
            closing = status;
        }
        Sinks.EmitResult _ = cut.tryEmitValue(status);
        released();
    }

    /** The client is gone, or was sent away. */
    void released() {
        tasks.end(session::close);
    }

    @Override
    public void next(Subscription subscription, Supplier<Optional<byte[]>> body) {
        submit(() -> {
            if (session.holds(subscription)) {
                body.get().ifPresent(bytes -> protocol.next(subscription, bytes));
            }
        });
    }

    @Override
    public void next(Subscription subscription, byte[] body) {
        boolean taken =
                tasks.run(() ->
                        guarded(() -> {
                            if (session.holds(subscription)) {
                                protocol.next(subscription, body);
                            }
                        }));
        if (!taken) {
            cut(TOO_SLOW);
        }
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
    public void expired(Subscription subscription, OperationError error) {
        finish(subscription, () -> protocol.expired(subscription, error));
    }

    private void finish(Subscription subscription, Runnable last) {
        submit(() -> {
            if (session.holds(subscription) && session.cancel(subscription.id())) {
                last.run();
            }
        });
    }

    /** Sends a message; only within a task. */
    void send(ObjectNode frame) {
        send(Frames.bytes(frame));
    }

    /** Sends a message that is written already; only within a task. */
    void send(byte[] frame) {
        if (closing == null && !outbox.offer(frame)) {
            cut(TOO_SLOW);
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
            cut(TOO_SLOW);
        }
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
