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
import dev.stepgraph.gateway.realtime.RealtimeProperties;
import dev.stepgraph.gateway.realtime.Seats;
import dev.stepgraph.gateway.realtime.Seats.Seat;
import dev.stepgraph.gateway.realtime.SubscriberSession;
import dev.stepgraph.gateway.realtime.SubscriberSession.Outcome;
import dev.stepgraph.gateway.realtime.UnknownApiException;
import dev.stepgraph.gateway.realtime.Wire;
import dev.stepgraph.gateway.registry.ApiAddresses;
import dev.stepgraph.gateway.registry.CalledApi;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One operation a request, answered as {@code event: next} for each result and {@code event:
 * complete} at its end: the distinct connections mode of GraphQL over server-sent events.
 */
final class EventStreamEndpoint {

    /** What follows the path of an API. */
    static final String SUFFIX = "/stream";

    private static final byte[] END = event("complete", new byte[0]);

    /** A comment, which says that the stream stands. */
    private static final byte[] SIGN = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final SubscriberSession.Parts parts;
    private final Seats seats;
    private final ApiAddresses addresses;
    private final RealtimeProperties limits;
    private final RandomGenerator chance;
    private final InstantSource clock;
    private final Scheduler virtualThreads;

    EventStreamEndpoint(
            SubscriberSession.Parts parts,
            Seats seats,
            ApiAddresses addresses,
            RealtimeProperties limits,
            RandomGenerator chance,
            InstantSource clock,
            Scheduler virtualThreads) {
        this.parts = parts;
        this.seats = seats;
        this.addresses = addresses;
        this.limits = limits;
        this.chance = chance;
        this.clock = clock;
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
        Optional<CalledApi> api = called(request.uri());
        if (api.isEmpty()) {
            return refuse(404, "NotFoundException", "There is no such API.");
        }
        Optional<Seat> seat = seats.take(api.get().apiId(), request.remoteAddress().orElse(null));
        if (seat.isEmpty()) {
            return refuse(503, "ServiceUnavailableException", "There are too many connections.");
        }
        Stream stream = stream(request, api.get(), seat.get());
        int most = Math.toIntExact(limits.maxMessage().toBytes());
        return DataBufferUtils.join(request.exchange().getRequest().getBody(), most)
                .map(EventStreamEndpoint::bytes)
                .defaultIfEmpty(new byte[0])
                .flatMap(body ->
                        Mono.fromCallable(() -> begin(request, body, stream))
                                .subscribeOn(virtualThreads)
                                .flatMap(answer -> answer))
                .doOnCancel(stream::close)
                .doOnError(_ -> stream.close())
                .onErrorResume(
                        DataBufferLimitException.class,
                        _ -> refuse(413, "RequestEntityTooLargeException", "It is too large."));
    }

    private Stream stream(ServerRequest request, CalledApi api, Seat seat) {
        SubscriberSession session =
                new SubscriberSession(parts, api, RandomUuid.next(chance).toString());
        Wire wire = Wire.of(request.exchange().getRequest());
        return new Stream(session, limits, wire, seat, virtualThreads::schedule);
    }

    private Mono<ServerResponse> begin(ServerRequest request, byte[] body, Stream stream) {
        SubscriberSession session = stream.session();
        boolean streams = false;
        try {
            OperationRequest operation = OperationReading.of(JsonText.parse(body));
            var caller = session.authenticate(authRequest(request, body));
            if (!session.isSubscription(operation)) {
                return answer(events(session.execute(operation, caller)));
            }
            Outcome outcome = session.subscribe("stream", operation, caller, stream.subscriber());
            streams = outcome instanceof Outcome.Subscribed;
            return switch (outcome) {
                case Outcome.Refused(List<OperationError> errors) ->
                        answer(events(OperationResult.refused(errors)));
                case Outcome.Subscribed _ -> answer(events(stream));
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
        } finally {
            if (!streams) {
                stream.close();
            }
        }
    }

    private Optional<CalledApi> called(URI uri) {
        String path = uri.getRawPath();
        return addresses.find(
                path.substring(0, path.length() - SUFFIX.length()), uri.getRawAuthority());
    }

    private Flux<byte[]> events(Stream stream) {
        Flux<byte[]> results =
                stream.outbox().messages().map(body -> event("next", body)).concatWithValues(END);
        // The first one lets the client know at once that the stream stands.
        Flux<byte[]> signs =
                Flux.interval(Duration.ZERO, limits.keepAlive())
                        .onBackpressureDrop()
                        .map(_ -> SIGN);
        Instant end = clock.instant().plus(limits.maxAge());
        Flux<Long> over =
                Flux.interval(limits.keepAlive()).filter(_ -> !clock.instant().isBefore(end));
        return results.mergeWith(signs)
                .takeUntil(each -> Arrays.equals(each, END))
                .takeUntilOther(over)
                .doFinally(_ -> stream.close());
    }

    private static Flux<byte[]> events(OperationResult result) {
        return Flux.just(event("next", Frames.bytes(result.toJson())), END);
    }

    /** JSON text has no line ends, and so is one line of data. */
    private static byte[] event(String name, byte[] data) {
        byte[] head = ("event:" + name + "\ndata:").getBytes(StandardCharsets.UTF_8);
        byte[] event = Arrays.copyOf(head, head.length + data.length + 2);
        System.arraycopy(data, 0, event, head.length, data.length);
        event[event.length - 2] = '\n';
        event[event.length - 1] = '\n';
        return event;
    }

    private static Mono<ServerResponse> answer(Flux<byte[]> events) {
        return ServerResponse.ok()
                .header("access-control-allow-origin", "*")
                .header("cache-control", "no-store")
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .body((response, _) ->
                        response.writeAndFlushWith(
                                events.map(
                                        each -> Mono.just(response.bufferFactory().wrap(each)))));
    }

    private static Mono<ServerResponse> refuse(int status, String errorType, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("errors", Frames.errors(errorType, message));
        return ServerResponse.status(status)
                .header("x-amzn-errortype", errorType)
                .header("access-control-allow-origin", "*")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Frames.bytes(body));
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
