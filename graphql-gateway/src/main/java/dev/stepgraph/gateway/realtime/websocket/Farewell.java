package dev.stepgraph.gateway.realtime.websocket;

import dev.stepgraph.gateway.realtime.Wire;

import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketSession;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Says once with what a connection is closed; a client that does not read is not waited for. */
final class Farewell {

    /** How long a client may take to read that it is sent away. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final WebSocketSession socket;
    private final Wire wire;
    private final AtomicBoolean said = new AtomicBoolean();

    Farewell(WebSocketSession socket, Wire wire) {
        this.socket = socket;
        this.wire = wire;
    }

    /**
     * Completes if nothing has been said, and never else: what is being said is not written any
     * more when its subscriber leaves, which is what everybody does once another has completed.
     */
    Mono<Void> unlessSaid() {
        return said.get() ? Mono.never() : Mono.empty();
    }

    /** Completes when it is said; never for those who come second. */
    Mono<Void> say(CloseStatus status) {
        if (!said.compareAndSet(false, true)) {
            return Mono.never();
        }
        return socket.close(status).timeout(PATIENCE).doOnError(_ -> wire.cut()).onErrorComplete();
    }
}
