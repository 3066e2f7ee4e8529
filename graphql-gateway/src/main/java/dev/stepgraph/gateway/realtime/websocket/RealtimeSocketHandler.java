package dev.stepgraph.gateway.realtime.websocket;

import dev.stepgraph.common.RandomUuid;
import dev.stepgraph.gateway.realtime.Outbox;
import dev.stepgraph.gateway.realtime.RealtimeProperties;
import dev.stepgraph.gateway.realtime.SerialTasks;
import dev.stepgraph.gateway.realtime.SubscriberSession;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;

import reactor.core.publisher.Mono;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Connects a WebSocket with the protocol that its client speaks. */
final class RealtimeSocketHandler implements WebSocketHandler {

    private static final String TRANSPORT = "graphql-transport-ws";
    private static final String APPSYNC = "graphql-ws";
    private static final Pattern UPLOADED = Pattern.compile("/apis/([^/]+)/graphql");

    private final SubscriberSession.Parts parts;
    private final Connections connections;
    private final RealtimeProperties limits;
    private final RandomGenerator chance;
    private final Executor virtualThreads;
    private final Map<String, String> builtIn;

    /**
     * @param builtIn the ids of APIs that have paths of their own, by path
     */
    RealtimeSocketHandler(
            SubscriberSession.Parts parts,
            Connections connections,
            RealtimeProperties limits,
            RandomGenerator chance,
            Executor virtualThreads,
            Map<String, String> builtIn) {
        this.parts = parts;
        this.connections = connections;
        this.limits = limits;
        this.chance = chance;
        this.virtualThreads = virtualThreads;
        this.builtIn = Map.copyOf(builtIn);
    }

    @Override
    public List<String> getSubProtocols() {
        return List.of(TRANSPORT, APPSYNC);
    }

    @Override
    public Mono<Void> handle(WebSocketSession socket) {
        Handshake handshake = handshake(socket.getHandshakeInfo());
        String apiId = apiId(handshake.graphqlPath());
        if (apiId == null || !connections.hasRoom()) {
            return socket.close(CloseStatus.SERVICE_OVERLOAD);
        }
        Connection connection = connection(apiId, handshake, socket);
        Mono<Void> sending =
                socket.send(connection.messages().map(socket::textMessage))
                        .then(Mono.defer(() -> socket.close(connection.closeStatus())));
        Mono<Void> receiving =
                socket.receive()
                        .map(WebSocketMessage::getPayloadAsText)
                        .concatMap(text -> Mono.fromFuture(connection.receive(text)), 1)
                        .then();
        Mono<Void> cut = connection.cut().flatMap(socket::close);
        connections.add(connection);
        return Mono.firstWithSignal(sending, receiving, cut)
                .doFinally(_ -> connections.remove(connection));
    }

    private @Nullable String apiId(String path) {
        Matcher uploaded = UPLOADED.matcher(path);
        return uploaded.matches() ? uploaded.group(1) : builtIn.get(path);
    }

    private Connection connection(String apiId, Handshake handshake, WebSocketSession socket) {
        SubscriberSession session =
                new SubscriberSession(parts, apiId, RandomUuid.next(chance).toString());
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
        return new Handshake(info.getUri().getRawPath(), query == null ? "" : query, headers);
    }
}
