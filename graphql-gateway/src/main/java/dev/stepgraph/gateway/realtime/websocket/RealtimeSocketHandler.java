package dev.stepgraph.gateway.realtime.websocket;

import dev.stepgraph.common.RandomUuid;
import dev.stepgraph.gateway.realtime.Outbox;
import dev.stepgraph.gateway.realtime.RealtimeProperties;
import dev.stepgraph.gateway.realtime.SerialTasks;
import dev.stepgraph.gateway.realtime.SubscriberSession;
import dev.stepgraph.gateway.registry.ApiAddresses;
import dev.stepgraph.gateway.registry.CalledApi;

import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;

import reactor.core.publisher.Mono;

import java.net.InetSocketAddress;
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
    private final Connections connections;
    private final RealtimeProperties limits;
    private final RandomGenerator chance;
    private final Executor virtualThreads;
    private final ApiAddresses addresses;

    RealtimeSocketHandler(
            SubscriberSession.Parts parts,
            Connections connections,
            RealtimeProperties limits,
            RandomGenerator chance,
            Executor virtualThreads,
            ApiAddresses addresses) {
        this.parts = parts;
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
        Optional<CalledApi> api =
                addresses.find(
                        handshake.graphqlPath(),
                        socket.getHandshakeInfo().getUri().getRawAuthority());
        if (api.isEmpty() || !connections.hasRoom()) {
            return socket.close(CloseStatus.SERVICE_OVERLOAD);
        }
        Connection connection = connection(api.get(), handshake, socket);
        Mono<Void> sending =
                socket.send(connection.messages().map(socket::textMessage))
                        .then(Mono.defer(() -> socket.close(connection.closeStatus())));
        Mono<Void> receiving =
                socket.receive()
                        .filter(RealtimeSocketHandler::saysSomething)
                        .map(WebSocketMessage::getPayloadAsText)
                        .concatMap(text -> Mono.fromFuture(connection.receive(text)), 1)
                        .then();
        Mono<Void> cut = connection.cut().flatMap(socket::close);
        connections.add(connection);
        return Mono.firstWithSignal(sending, receiving, cut)
                .doFinally(_ -> connections.remove(connection));
    }

    /** A pong that nobody asked for says only that somebody is there. */
    private static boolean saysSomething(WebSocketMessage message) {
        return message.getType() == WebSocketMessage.Type.TEXT
                || message.getType() == WebSocketMessage.Type.BINARY;
    }

    private Connection connection(CalledApi api, Handshake handshake, WebSocketSession socket) {
        SubscriberSession session =
                new SubscriberSession(parts, api, RandomUuid.next(chance).toString());
        boolean transport = TRANSPORT.equals(socket.getHandshakeInfo().getSubProtocol());
        return new Connection(
                new SerialTasks(virtualThreads, limits.maxPendingMessages()),
                new Outbox(limits),
                session,
                connection ->
                        transport
                                ? new TransportProtocol(connection, handshake, limits)
                                : new AppSyncProtocol(connection, handshake, limits));
    }

    private static Handshake handshake(HandshakeInfo info) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        info.getHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        String query = info.getUri().getRawQuery();
        InetSocketAddress from = info.getRemoteAddress();
        return new Handshake(
                info.getUri().getRawPath(),
                query == null ? "" : query,
                headers,
                from == null ? null : from.getHostString());
    }
}
