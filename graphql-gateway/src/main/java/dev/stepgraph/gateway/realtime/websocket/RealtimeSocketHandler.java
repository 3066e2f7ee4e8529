package dev.stepgraph.gateway.realtime.websocket;

import dev.stepgraph.common.RandomUuid;
import dev.stepgraph.gateway.realtime.Outbox;
import dev.stepgraph.gateway.realtime.RealtimeProperties;
import dev.stepgraph.gateway.realtime.Seats;
import dev.stepgraph.gateway.realtime.Seats.Seat;
import dev.stepgraph.gateway.realtime.SubscriberSession;
import dev.stepgraph.gateway.realtime.Wire;
import dev.stepgraph.gateway.registry.ApiAddresses;
import dev.stepgraph.gateway.registry.CalledApi;
import dev.stepgraph.gateway.subscription.SerialTasks;

import io.netty.handler.codec.TooLongFrameException;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;

import reactor.core.publisher.Mono;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** Connects a WebSocket with the protocol that its client speaks. */
final class RealtimeSocketHandler implements WebSocketHandler {

    private static final String TRANSPORT = "graphql-transport-ws";
    private static final String APPSYNC = "graphql-ws";

    private final SubscriberSession.Parts parts;
    private final Seats seats;
    private final Connections connections;
    private final RealtimeProperties limits;
    private final RandomGenerator chance;
    private final Executor virtualThreads;
    private final ApiAddresses addresses;

    RealtimeSocketHandler(
            SubscriberSession.Parts parts,
            Seats seats,
            Connections connections,
            RealtimeProperties limits,
            RandomGenerator chance,
            Executor virtualThreads,
            ApiAddresses addresses) {
        this.parts = parts;
        this.seats = seats;
        this.connections = connections;
        this.limits = limits;
        this.chance = chance;
        this.virtualThreads = virtualThreads;
        this.addresses = addresses;
    }

    @Override
    public List<String> getSubProtocols() {
        return List.of(TRANSPORT, APPSYNC);
    }

    @Override
    public Mono<Void> handle(WebSocketSession socket) {
        Handshake handshake = handshake(socket.getHandshakeInfo());
        URI uri = socket.getHandshakeInfo().getUri();
        Optional<CalledApi> api = called(uri, uri.getRawAuthority());
        Optional<Seat> seat = connections.isOpen() ? seat(api, socket) : Optional.empty();
        if (api.isEmpty() || seat.isEmpty()) {
            return socket.close(CloseStatus.SERVICE_OVERLOAD);
        }
        Wire wire = Wire.of(socket.getAttributes());
        Connection connection = connection(api.get(), handshake, socket, wire);
        Farewell farewell = new Farewell(socket, wire);
        Mono<Void> sending =
                socket.send(
                                connection
                                        .messages()
                                        .takeUntilOther(connection.cut())
                                        .map(bytes -> message(socket, bytes)))
                        .then(Mono.defer(() -> farewell.say(connection.closeStatus())));
        Mono<Void> receiving =
                socket.receive()
                        .filter(message -> isText(message, connection))
                        .map(WebSocketMessage::getPayloadAsText)
                        .concatMap(text -> Mono.fromFuture(connection.receive(text)), 1)
                        .then(Mono.defer(farewell::unlessSaid))
                        .onErrorResume(failure -> farewell.say(statusOf(failure)));
        Mono<Void> cut = connection.cut().flatMap(farewell::say);
        connections.add(connection);
        return Mono.firstWithSignal(sending, receiving, cut)
                .doFinally(_ -> {
                    connections.remove(connection);
                    seat.get().leave();
                });
    }

    private Optional<Seat> seat(Optional<CalledApi> api, WebSocketSession socket) {
        return api.flatMap(
                called -> seats.take(called.apiId(), socket.getHandshakeInfo().getRemoteAddress()));
    }

    private static WebSocketMessage message(WebSocketSession socket, byte[] bytes) {
        return bytes.length == Connection.PING.length
                ? socket.pingMessage(factory -> factory.wrap(bytes))
                : new WebSocketMessage(
                        WebSocketMessage.Type.TEXT, socket.bufferFactory().wrap(bytes));
    }

    /** Pings are answered below, and a pong says only that the client lives. */
    private static boolean isText(WebSocketMessage message, Connection connection) {
        connection.alive();
        if (message.getType() == WebSocketMessage.Type.BINARY) {
            connection.cut(CloseStatus.NOT_ACCEPTABLE);
        }
        return message.getType() == WebSocketMessage.Type.TEXT;
    }

    private static CloseStatus statusOf(Throwable failure) {
        return failure instanceof TooLongFrameException
                ? CloseStatus.TOO_BIG_TO_PROCESS
                : CloseStatus.PROTOCOL_ERROR;
    }

    private Connection connection(
            CalledApi api, Handshake handshake, WebSocketSession socket, Wire wire) {
        SubscriberSession session =
                new SubscriberSession(parts, api, RandomUuid.next(chance).toString());
        boolean transport = TRANSPORT.equals(socket.getHandshakeInfo().getSubProtocol());
        return new Connection(
                new SerialTasks(virtualThreads, limits.maxPendingMessages()),
                new Outbox(limits, wire::unsent),
                session,
                connection ->
                        transport
                                ? new TransportProtocol(connection, handshake, limits)
                                : new AppSyncProtocol(connection, handshake, limits));
    }

    private Optional<CalledApi> called(URI uri, @Nullable String authority) {
        return addresses.find(Handshake.graphqlPath(uri.getRawPath()), authority);
    }

    private boolean isSameApi(URI uri, String host) {
        return called(uri, host)
                .map(CalledApi::apiId)
                .equals(called(uri, uri.getRawAuthority()).map(CalledApi::apiId));
    }

    private Handshake handshake(HandshakeInfo info) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        info.getHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        String query = info.getUri().getRawQuery();
        InetSocketAddress from = info.getRemoteAddress();
        return new Handshake(
                info.getUri().getRawPath(),
                query == null ? "" : query,
                headers,
                from == null ? null : from.getHostString(),
                host -> isSameApi(info.getUri(), host));
    }
}
