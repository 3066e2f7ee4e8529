package dev.stepgraph.gateway.workflow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Reads one stream of server-sent events (WHATWG HTML, section 9.2) piece by piece, however it is
 * cut. Lines end with LF or CRLF, as workflow-service writes them. Used by one thread at a time.
 */
final class EventDecoder {

    /** Well above what an event of 256 KiB of payload can take. */
    private static final int MAX_LINE = 8 * 1024 * 1024;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private String id = "";
    private String name = "";
    private StringJoiner data = new StringJoiner("\n");
    private boolean hasData;

    /**
     * The events that are whole with this piece.
     *
     * @throws IOException when a line is longer than any of workflow-service's
     */
    List<ServerSentEvent> feed(List<ByteBuffer> piece) throws IOException {
        List<ServerSentEvent> events = new ArrayList<>();
        for (ByteBuffer bytes : piece) {
            while (bytes.hasRemaining()) {
                feed(bytes.get(), events);
            }
        }
        return events;
    }

    private void feed(byte next, List<ServerSentEvent> events) throws IOException {
        if (next != '\n') {
            if (line.size() == MAX_LINE) {
                throw new IOException("A line of a stream of events is too long");
            }
            line.write(next);
            return;
        }
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        read(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, events);
    }

    private void read(String text, List<ServerSentEvent> events) {
        if (text.isEmpty()) {
            dispatch(events);
            return;
        }
        int colon = text.indexOf(':');
        if (colon == 0) {
            return; // a comment: a sign of life
        }
        String field = colon < 0 ? text : text.substring(0, colon);
        String rest = colon < 0 ? "" : text.substring(colon + 1);
        String value = rest.startsWith(" ") ? rest.substring(1) : rest;
        switch (field) {
            case "id" -> id = value;
            case "event" -> name = value;
            case "data" -> {
                data.add(value);
                hasData = true;
            }
            default -> {}
        }
    }

    private void dispatch(List<ServerSentEvent> events) {
        if (hasData) {
            events.add(new ServerSentEvent(id, name.isEmpty() ? "message" : name, data.toString()));
        }
        name = "";
        data = new StringJoiner("\n");
        hasData = false;
    }
}
