package dev.stepgraph.gateway.realtime;

import dev.stepgraph.common.json.JsonText;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client that says what it is told to, and tells what it hears. */
public final class GraphqlSocket implements WebSocket.Listener, AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;

    /** Connects. {@code headers} are names and values in turn. */
    public GraphqlSocket(URI uri, String protocol, String[] moreProtocols, String... headers) {
        WebSocket.Builder builder =
                http.newWebSocketBuilder().subprotocols(protocol, moreProtocols);
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        socket =
                builder.buildAsync(URI.create(uri.toString().replace("http:", "ws:")), this).join();
    }

    /** The protocol that was agreed on. */
    public String protocol() {
        return socket.getSubprotocol();
    }

    /** Says something; apostrophes stand for quotation marks. */
    public void say(String message) {
        socket.sendText(message.replace('\'', '"'), true).join();
    }

    /** The next message, without keep-alives. */
    public JsonNode hear() throws InterruptedException {
        JsonNode next = hearAnything();
        while (isKeepAlive(next)) {
            next = hearAnything();
        }
        return next;
    }

    /** The next message, whatever it is. */
    public JsonNode hearAnything() throws InterruptedException {
        JsonNode next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was heard");
        }
        return next;
    }

    /** Everything that was heard and not asked for yet. */
    public int unheard() {
        heard.removeIf(GraphqlSocket::isKeepAlive);
        return heard.size();
    }

    private static boolean isKeepAlive(JsonNode message) {
        String type = message.path("type").asString();
        return type.equals("ka") || type.equals("ping");
    }

    /** With what the connection was closed. */
    public int closeStatus() throws Exception {
        return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        partial.append(text);
        if (last) {
            heard.add(JsonText.parse(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed.complete(status);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }
}
