package dev.stepgraph.gateway.workflow;

import dev.stepgraph.common.json.JsonText;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.retry.Retry;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Follows executions: each event once and in order, over as many connections as it takes. A stream
 * that is cut is asked for again, from the event after the last one that was handed on.
 */
final class ExecutionEvents {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutionEvents.class);

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int MAX_PROBLEM = 65_536;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** About five minutes without any answer. */
    private static final int MAX_ATTEMPTS = 60;

    /**
     * Reactor's name for what becomes of the errors of a stream that nobody listens to any more.
     */
    private static final String DROPPED_ERRORS = "reactor.onErrorDropped.local";

    private static final ServerSentEvent END = new ServerSentEvent("", ServerSentEvent.END, "{}");

    private final WorkflowClient client;
    private final WorkflowProperties properties;
    private final Semaphore places;

    ExecutionEvents(WorkflowClient client, WorkflowProperties properties) {
        this.client = client;
        this.properties = properties;
        this.places = new Semaphore(properties.maxStreams());
    }

    /** Whether events carry inputs and outputs. */
    enum Payloads {
        INCLUDED,
        LEFT_OUT
    }

    /**
     * What happens in an execution after that event, and what has happened since; ends with the
     * execution. It asks for no more than its subscriber does, and blocks nobody.
     *
     * <p>Fails with a {@link WorkflowException} when the execution cannot be followed, or when
     * workflow-service stays away.
     */
    Flux<JsonNode> follow(String executionId, long after, Payloads payloads) {
        return Flux.using(
                this::takePlace,
                place -> events(executionId, after, payloads),
                place -> places.release());
    }

    private Semaphore takePlace() {
        if (!places.tryAcquire()) {
            throw WorkflowException.refused(
                    "ThrottlingException", "Too many executions are followed");
        }
        return places;
    }

    private Flux<JsonNode> events(String executionId, long after, Payloads payloads) {
        AtomicLong last = new AtomicLong(after);
        AtomicBoolean ended = new AtomicBoolean();
        Consumer<Throwable> dropped = e -> LOG.debug("A stream was left that has now failed", e);
        return Flux.defer(() -> connect(executionId, last.get(), payloads))
                .doOnNext(event -> ended.set(event.isEnd()))
                .concatWith(Flux.defer(() -> ended.get() ? Flux.empty() : cut()))
                .filter(event -> !event.isEnd())
                .map(event -> JsonText.parse(event.data()))
                .filter(event -> event.path("id").asLong() > last.get())
                .doOnNext(event -> last.set(event.path("id").asLong()))
                .retryWhen(
                        Retry.backoff(MAX_ATTEMPTS, FIRST_PAUSE)
                                .maxBackoff(LONGEST_PAUSE)
                                .transientErrors(true)
                                .filter(ExecutionEvents::isPassing)
                                .onRetryExhaustedThrow((retries, signal) -> lost()))
                .contextWrite(Context.of(DROPPED_ERRORS, dropped));
    }

    private static Flux<ServerSentEvent> cut() {
        return Flux.error(new IOException("The stream was cut"));
    }

    private Flux<ServerSentEvent> connect(String executionId, long after, Payloads payloads) {
        CallPath path =
                new CallPath("/v1/executions")
                        .segment(executionId)
                        .segment("events")
                        .with("after", after)
                        .with("includeData", payloads == Payloads.INCLUDED);
        return Mono.fromFuture(() -> client.open(path))
                .onErrorMap(CompletionException.class, ExecutionEvents::cause)
                .flatMapMany(this::read);
    }

    private Flux<ServerSentEvent> read(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response) {
        Flux<List<ByteBuffer>> body =
                JdkFlowAdapter.flowPublisherToFlux(response.body())
                        .timeout(properties.streamSilence());
        return switch (response.statusCode()) {
            case OK -> decoded(body);
            case NO_CONTENT -> body.thenMany(Flux.just(END));
            default -> refusal(response.statusCode(), body);
        };
    }

    private static Flux<ServerSentEvent> decoded(Flux<List<ByteBuffer>> body) {
        EventDecoder decoder = new EventDecoder();
        return body.concatMapIterable(piece -> {
            try {
                return decoder.feed(piece);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Flux<ServerSentEvent> refusal(int status, Flux<List<ByteBuffer>> body) {
        return body.reduce(new ByteArrayOutputStream(), ExecutionEvents::append)
                .flatMapMany(text -> Flux.error(Problem.read(status, text.toByteArray())));
    }

    private static ByteArrayOutputStream append(
            ByteArrayOutputStream text, List<ByteBuffer> piece) {
        for (ByteBuffer bytes : piece) {
            while (bytes.hasRemaining() && text.size() < MAX_PROBLEM) {
                text.write(bytes.get());
            }
        }
        return text;
    }

    private static boolean isPassing(Throwable failure) {
        return switch (failure) {
            case WorkflowException refusal -> refusal.isPassing();
            case IOException cut -> true;
            case TimeoutException silent -> true;
            default -> false;
        };
    }

    private static Throwable cause(CompletionException failure) {
        return failure.getCause() == null ? failure : failure.getCause();
    }

    private static WorkflowException lost() {
        return WorkflowException.passing(
                WorkflowException.UNAVAILABLE, "workflow-service cannot be reached");
    }
}
