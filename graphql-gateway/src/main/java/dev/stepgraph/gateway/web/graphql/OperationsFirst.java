package dev.stepgraph.gateway.web.graphql;

import dev.stepgraph.gateway.registry.CalledApi;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

import reactor.core.publisher.Mono;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Takes operations out of the stream of requests before Spring's filters and handlers see them,
 * which would cost several times what a small operation does and have nothing to say about it:
 * docs/adr/0006 has the figures.
 */
final class OperationsFirst implements HttpHandler {

    private final Addresses addresses;
    private final UnaryOperator<ServerHttpRequest> forwarded;
    private final GraphqlEndpoint endpoint;
    private final HttpHandler others;

    /** Which API an address leads to. */
    @FunctionalInterface
    interface Addresses {

        /** The API at a path of a host. */
        Optional<CalledApi> find(String path, @Nullable String authority);
    }

    /**
     * @param addresses of APIs
     * @param forwarded makes a request what a proxy says that it was, where one is believed
     * @param endpoint answers operations
     * @param others answers everything else
     */
    OperationsFirst(
            Addresses addresses,
            UnaryOperator<ServerHttpRequest> forwarded,
            GraphqlEndpoint endpoint,
            HttpHandler others) {
        this.addresses = addresses;
        this.forwarded = forwarded;
        this.endpoint = endpoint;
        this.others = others;
    }

    @Override
    public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
        if ("websocket".equalsIgnoreCase(request.getHeaders().getUpgrade())) {
            return others.handle(request, response);
        }
        ServerHttpRequest meant;
        try {
            meant = forwarded.apply(request);
        } catch (IllegalArgumentException | IllegalStateException e) {
            // What the proxy says is no address; Spring's own handlers answer so, too.
            response.setStatusCode(HttpStatus.BAD_REQUEST);
            return response.setComplete();
        }
        return addresses
                .find(
                        meant.getPath().pathWithinApplication().value(),
                        meant.getURI().getRawAuthority())
                .map(api -> endpoint.handle(api, meant, response))
                .orElseGet(() -> others.handle(request, response));
    }
}
