package dev.stepgraph.gateway.realtime.sse;

import dev.stepgraph.common.RandomUuid;
import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.auth.AuthRequest;
import dev.stepgraph.gateway.auth.UnauthorizedCallException;
import dev.stepgraph.gateway.execution.OperationError;
import dev.stepgraph.gateway.execution.OperationRequest;
import dev.stepgraph.gateway.execution.OperationResult;
import dev.stepgraph.gateway.execution.RefusedOperationException;
import dev.stepgraph.gateway.realtime.Frames;
import dev.stepgraph.gateway.realtime.OperationReading;
import dev.stepgraph.gateway.realtime.Outbox;
import dev.stepgraph.gateway.realtime.RealtimeProperties;
import dev.stepgraph.gateway.realtime.SerialTasks;
import dev.stepgraph.gateway.realtime.SubscriberSession;
import dev.stepgraph.gateway.realtime.SubscriberSession.Outcome;
import dev.stepgraph.gateway.realtime.UnknownApiException;
import dev.stepgraph.gateway.registry.ApiAddresses;
import dev.stepgraph.gateway.registry.CalledApi;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * One operation a request, answered as {@code event: next} for each result and {@code event:
 * complete} at its end: the distinct connections mode of GraphQL over server-sent events.
 */
final class EventStreamEndpoint {

    /** What follows the path of an API. */
    static final String SUFFIX = "/stream";

    private static final int MAX_TASKS = 1_000;

    private final SubscriberSession.Parts parts;
    private final ApiAddresses addresses;
    private final RealtimeProperties limits;
    private final RandomGenerator chance;
    private final Scheduler virtualThreads;

    EventStreamEndpoint(
            SubscriberSession.Parts parts,
            ApiAddresses addresses,
            RealtimeProperties limits,
            RandomGenerator chance,
            Scheduler virtualThreads) {
        this.parts = parts;
        this.addresses = addresses;
        this.limits = limits;
        this.chance = chance;
        this.virtualThreads = virtualThreads;
    }

    Mono<ServerResponse> post(ServerRequest request) {
        boolean isJson =
                request.headers()
                        .contentType()
                        .filter(MediaType.APPLICATION_JSON::isCompatibleWith)
                        .isPresent();
        if (!isJson) {
            return refuse(415, "UnsupportedMediaTypeException", "GraphQL is sent as JSON.");
        }
        int most = Math.toIntExact(limits.maxMessage().toBytes());
        return DataBufferUtils.join(request.exchange().getRequest().getBody(), most)
                .map(EventStreamEndpoint::bytes)
                .defaultIfEmpty(new byte[0])
                .flatMap(body ->
                        Mono.fromCallable(() -> begin(request, body))
                                .subscribeOn(virtualThreads)
                                .flatMap(answer -> answer))
                .onErrorResume(
                        DataBufferLimitException.class,
                        _ -> refuse(413, "RequestEntityTooLargeException", "It is too large."));
    }

    private Mono<ServerResponse> begin(ServerRequest request, byte[] body) {
        try {
            SubscriberSession session =
                    new SubscriberSession(
                            parts, called(request.uri()), RandomUuid.next(chance).toString());
            OperationRequest operation = OperationReading.of(JsonText.parse(body));
            var caller = session.authenticate(authRequest(request, body));
            if (!session.isSubscription(operation)) {
                return answer(events(session.execute(operation, caller)));
            }
            Outbox outbox = new Outbox(limits);
            StreamSubscriber subscriber =
                    new StreamSubscriber(
                            new SerialTasks(virtualThreads::schedule, MAX_TASKS), outbox);
            Outcome outcome = session.subscribe("stream", operation, caller, subscriber);
            return switch (outcome) {
                case Outcome.Refused(List<OperationError> errors) ->
                        answer(events(OperationResult.refused(errors)));
                case Outcome.Subscribed _ -> answer(events(session, outbox));
            };
        } catch (InvalidJsonException e) {
            return refuse(400, "MalformedHttpRequestException", "Unable to parse GraphQL query.");
        } catch (UnauthorizedCallException e) {
            return refuse(401, "UnauthorizedException", String.valueOf(e.getMessage()));
        } catch (UnknownApiException e) {
            return refuse(404, "NotFoundException", String.valueOf(e.getMessage()));
        } catch (RefusedOperationException e) {
            return refuse(
                    e.reason().httpStatus(),
                    e.reason().errorType(),
                    String.valueOf(e.getMessage()));
        }
    }

    private CalledApi called(URI uri) {
        String path = uri.getRawPath();
        return addresses
                .find(path.substring(0, path.length() - SUFFIX.length()), uri.getRawAuthority())
                .orElseThrow(UnknownApiException::new);
    }

    private Flux<ServerSentEvent<String>> events(SubscriberSession session, Outbox outbox) {
        Flux<ServerSentEvent<String>> results =
                outbox.messages()
                        .map(text -> event("next", text))
                        .concatWithValues(event("complete", ""))
                        .take(limits.maxAge());
        // The first one lets the client know at once that the stream stands.
        Flux<ServerSentEvent<String>> signs =
                Flux.interval(Duration.ZERO, limits.keepAlive())
                        .onBackpressureDrop()
                        .map(_ -> ServerSentEvent.<String>builder().comment("").build());
        return results.mergeWith(signs)
                .takeUntil(event -> "complete".equals(event.event()))
                .doFinally(_ -> virtualThreads.schedule(session::close));
    }

    private static Flux<ServerSentEvent<String>> events(OperationResult result) {
        return Flux.just(event("next", Frames.text(result.toJson())), event("complete", ""));
    }

    private static ServerSentEvent<String> event(String name, String data) {
        return ServerSentEvent.builder(data).event(name).build();
    }

    private static Mono<ServerResponse> answer(Flux<ServerSentEvent<String>> events) {
        return ServerResponse.ok()
                .header("access-control-allow-origin", "*")
                .header("cache-control", "no-store")
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .body(BodyInserters.fromServerSentEvents(events));
    }

    private static Mono<ServerResponse> refuse(int status, String errorType, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("errors", Frames.errors(errorType, message));
        return ServerResponse.status(status)
                .header("x-amzn-errortype", errorType)
                .header("access-control-allow-origin", "*")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Frames.text(body));
    }

    private static AuthRequest authRequest(ServerRequest request, byte[] body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.headers()
                .asHttpHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        String query = request.uri().getRawQuery();
        return new AuthRequest(
                "POST",
                request.uri().getRawPath(),
                query == null ? "" : query,
                headers,
                body,
                request.remoteAddress().map(InetSocketAddress::getHostString).orElse(null));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
