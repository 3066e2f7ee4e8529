package dev.stepgraph.bench.load;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many clients that subscribe over WebSockets, and one that tells them something by a mutation over
 * HTTP, all in one thread: what it uses of the machine is lost to the server.
 */
public final class Audience implements AutoCloseable {

    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final Selector selector = Selector.open();
    private final List<Listener> listeners = new ArrayList<>();
    private final SocketChannel speaker;
    private final HttpMessage answer = new HttpMessage();
    private final long[] deliveries;
    private int heard;
    private boolean answered;
    private long toldAt;
    private @Nullable IOException failure;

    /** Connects and subscribes so many; returns when each was told that it has, if it is told. */
    public Audience(InetSocketAddress address, Dialogue dialogue, int size) throws IOException {
        deliveries = new long[size];
        speaker = Connections.open(address);
        speaker.configureBlocking(false);
        speaker.register(selector, SelectionKey.OP_READ, this);
        for (int i = 0; i < size; i++) {
            listeners.add(new Listener(address, dialogue, selector));
            // Those that are connecting are seen to, so that nobody waits for long.
            selector.selectNow(this::receive);
        }
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!listeners.stream().allMatch(Listener::isStanding)) {
            listen(deadline);
        }
    }

    /**
     * Tells everybody something.
     *
     * @param request the mutation, as the request that asks for it
     * @param mark what the message contains that it causes, and no other
     * @param patience how long to wait for it at the most, in nanoseconds
     * @return for each who has heard it by then, in how many nanoseconds from before the mutation
     *     was sent
     */
    public long[] tell(byte[] request, String mark, long patience) throws IOException {
        listeners.forEach(each -> each.listenFor(mark));
        heard = 0;
        answered = false;
        toldAt = System.nanoTime();
        Connections.write(speaker, ByteBuffer.wrap(request));
        long deadline = toldAt + patience;
        while ((heard < listeners.size() || !answered) && System.nanoTime() < deadline) {
            selector.select(this::receive, 1);
            rethrow();
        }
        if (!answered) {
            throw new IOException("a mutation is not answered");
        }
        return Arrays.copyOf(deliveries, heard);
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private void listen(long deadline) throws IOException {
        selector.select(this::receive, 100);
        rethrow();
        if (System.nanoTime() > deadline) {
            throw new IOException("not everybody could subscribe");
        }
    }

    private void receive(SelectionKey key) {
        try {
            if (!(key.attachment() instanceof Listener listener)) {
                receiveAnswer();
            } else if (listener.receive()) {
                deliveries[heard++] = System.nanoTime() - toldAt;
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    private void receiveAnswer() throws IOException {
        if (!answer.read(speaker)) {
            return;
        }
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.status() != 200 || body.contains("\"errors\"")) {
            throw new IOException("a mutation was refused: %d %s".formatted(answer.status(), body));
        }
        answer.clear();
        answered = true;
    }

    private void rethrow() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }
}
