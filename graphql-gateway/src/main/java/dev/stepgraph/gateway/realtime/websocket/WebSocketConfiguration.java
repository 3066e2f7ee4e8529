package dev.stepgraph.gateway.realtime.websocket;

import dev.stepgraph.gateway.auth.Authenticator;
import dev.stepgraph.gateway.execution.ExecutableApis;
import dev.stepgraph.gateway.execution.Operations;
import dev.stepgraph.gateway.execution.SubscriptionOperations;
import dev.stepgraph.gateway.realtime.RealtimeProperties;
import dev.stepgraph.gateway.realtime.Seats;
import dev.stepgraph.gateway.realtime.SubscriberSession;
import dev.stepgraph.gateway.realtime.Wire;
import dev.stepgraph.gateway.registry.ApiAddresses;
import dev.stepgraph.gateway.subscription.CallerRenewal;
import dev.stepgraph.gateway.subscription.Subscriptions;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.server.RequestUpgradeStrategy;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.support.WebSocketHandlerAdapter;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;

import reactor.netty.http.server.WebsocketServerSpec;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Where WebSockets are opened: beside each API, and at its own path as custom domains have it. */
@Configuration(proxyBeanMethods = false)
class WebSocketConfiguration {

    @Bean
    SubscriberSession.Parts subscriberSessionParts(
            ExecutableApis apis,
            Operations operations,
            SubscriptionOperations starts,
            Subscriptions subscriptions,
            Authenticator authenticator,
            CallerRenewal renewal) {
        return new SubscriberSession.Parts(
                apis, operations, starts, subscriptions, authenticator, renewal);
    }

    @Bean
    HandlerMapping realtimeMapping(
            SubscriberSession.Parts parts,
            Seats seats,
            Connections connections,
            RealtimeProperties limits,
            RandomGenerator chance,
            ApiAddresses addresses) {
        RealtimeSocketHandler handler =
                new RealtimeSocketHandler(
                        parts,
                        seats,
                        connections,
                        limits,
                        chance,
                        Executors.newVirtualThreadPerTaskExecutor(),
                        addresses);
        Map<String, RealtimeSocketHandler> paths = new HashMap<>();
        Stream.concat(Stream.of(ApiAddresses.UPLOADED), addresses.paths().stream())
                .forEach(path -> {
                    paths.put(path, handler);
                    paths.put(path + "/realtime", handler);
                });
        SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping(paths, -1);
        mapping.setHandlerPredicate((_, exchange) ->
                "websocket".equalsIgnoreCase(exchange.getRequest().getHeaders().getUpgrade()));
        return mapping;
    }

    @Bean
    WebSocketHandlerAdapter webSocketHandlerAdapter(RealtimeProperties limits) {
        int maxMessage = Math.toIntExact(limits.maxMessage().toBytes());
        RequestUpgradeStrategy netty =
                new ReactorNettyRequestUpgradeStrategy(
                        () -> WebsocketServerSpec.builder().maxFramePayloadLength(maxMessage));
        RequestUpgradeStrategy wired =
                (exchange, handler, protocol, handshake) ->
                        netty.upgrade(
                                exchange,
                                withWire(handler, Wire.of(exchange.getRequest())),
                                protocol,
                                handshake);
        return new WebSocketHandlerAdapter(new HandshakeWebSocketService(wired));
    }

    private static WebSocketHandler withWire(WebSocketHandler handler, Wire wire) {
        return socket -> {
            wire.keepIn(socket.getAttributes());
            return handler.handle(socket);
        };
    }
}
