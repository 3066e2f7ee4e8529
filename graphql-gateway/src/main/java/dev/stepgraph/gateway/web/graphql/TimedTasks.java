package dev.stepgraph.gateway.web.graphql;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.concurrent.DefaultThreadFactory;

import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs what blocks on virtual threads, and says so when it takes too long.
 *
 * <p>Handlers and data sources keep the deadline themselves; this is for those that do not, so it
 * need not be exact: a wheel costs next to nothing for each request.
 */
final class TimedTasks implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(50);

    private final Duration timeout;
    private final Supplier<HttpAnswer> late;
    private final HashedWheelTimer wheel =
            new HashedWheelTimer(
                    new DefaultThreadFactory("graphql-deadlines", true),
                    TICK.toMillis(),
                    TimeUnit.MILLISECONDS);

    /**
     * @param timeout how long a task may take, kept to a twentieth of a second
     * @param late what is answered for one that takes longer
     */
    TimedTasks(Duration timeout, Supplier<HttpAnswer> late) {
        this.timeout = timeout;
        this.late = late;
    }

    /** Runs a task; what it throws fails the request. */
    Mono<HttpAnswer> run(Supplier<HttpAnswer> task) {
        return Mono.create(sink -> start(task, sink));
    }

    private void start(Supplier<HttpAnswer> task, MonoSink<HttpAnswer> sink) {
        Timeout deadline =
                wheel.newTimeout(
                        _ -> Thread.startVirtualThread(() -> sink.success(late.get())),
                        timeout.toMillis(),
                        TimeUnit.MILLISECONDS);
        Thread.ofVirtual()
                .uncaughtExceptionHandler((_, failure) -> sink.error(failure))
                .start(() -> {
                    HttpAnswer answer = task.get();
                    deadline.cancel();
                    sink.success(answer);
                });
    }

    @Override
    public void close() {
        wheel.stop();
    }
}
