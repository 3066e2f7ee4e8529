package dev.stepgraph.workflow.web.rest;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.engine.history.HistoryEvent;
import dev.stepgraph.workflow.execution.ExecutionEvents;

import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** One client that follows one execution. */
final class EventStream {

    private static final int AT_A_TIME = 100;

    /** How soon a stream notices that the service stops. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final ExecutionEvents events;
    private final UUID executionId;
    private final boolean includeData;
    private final HttpServletResponse response;

    EventStream(
            ExecutionEvents events,
            UUID executionId,
            boolean includeData,
            HttpServletResponse response) {
        this.events = events;
        this.executionId = executionId;
        this.includeData = includeData;
        this.response = response;
    }

    /**
     * Sends what happened after that event, and what happens from now on, until the execution ends
     * or the service stops.
     *
     * @throws IOException if the client is gone
     */
    void run(long after, Duration heartbeat, BooleanSupplier running) throws IOException {
        open();
        Duration slice = heartbeat.compareTo(LOOK) < 0 ? heartbeat : LOOK;
        long last = after;
        Duration quiet = Duration.ZERO;
        while (running.getAsBoolean()) {
            List<HistoryEvent> next = events.await(executionId, last, AT_A_TIME, slice);
            if (!next.isEmpty()) {
                last = next.getLast().id();
                quiet = Duration.ZERO;
                if (sendAll(next)) {
                    return;
                }
                continue;
            }
            quiet = quiet.plus(slice);
            if (quiet.compareTo(heartbeat) >= 0) {
                write(": alive\n\n");
                response.flushBuffer();
                quiet = Duration.ZERO;
            }
        }
    }

    private void open() throws IOException {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.flushBuffer();
    }

    /** Whether the execution has ended with the last of them. */
    private boolean sendAll(List<HistoryEvent> next) throws IOException {
        for (HistoryEvent event : next) {
            send(event);
        }
        boolean ended = ends(next.getLast());
        if (ended) {
            write("event: end\ndata: {}\n\n");
        }
        response.flushBuffer();
        return ended;
    }

    private void send(HistoryEvent event) throws IOException {
        String data = JsonText.write(EventView.of(event, includeData));
        write("id: " + event.id() + "\nevent: " + event.type().text() + "\ndata: " + data + "\n\n");
    }

    private void write(String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean ends(HistoryEvent event) {
        return switch (event.type()) {
            case EXECUTION_SUCCEEDED, EXECUTION_FAILED, EXECUTION_ABORTED, EXECUTION_TIMED_OUT ->
                    true;
            default -> false;
        };
    }
}
