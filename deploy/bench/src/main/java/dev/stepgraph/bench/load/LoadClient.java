package dev.stepgraph.bench.load;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Many clients in one thread: each keeps a connection, sends a request when it has the answer to
 * the one before, and does next to nothing else, because what it uses of the machine is lost to the
 * service.
 */
public final class LoadClient implements AutoCloseable {

    /** How long to wait when the load has nothing to send for now. */
    private static final long PAUSE_MILLIS = 1;

    private static final long SILENCE_MILLIS = 120_000;

    private final Selector selector;
    private final Deque<Client> idle = new ArrayDeque<>();
    private final int clients;

    /** Connects that many clients. */
    public LoadClient(InetSocketAddress address, int clients) throws IOException {
        this.selector = Selector.open();
        this.clients = clients;
        for (int i = 0; i < clients; i++) {
            idle.add(Client.connect(address, selector));
        }
    }

    /** Returns when the load is finished and everything that was sent is answered. */
    public void run(Load load) throws IOException {
        while (true) {
            send(load);
            boolean waiting = idle.size() < clients;
            if (!waiting && load.finished()) {
                return;
            }
            boolean sendLater = !idle.isEmpty() && !load.finished();
            long began = System.nanoTime();
            int ready =
                    selector.select(
                            key -> receive(key, load), sendLater ? PAUSE_MILLIS : SILENCE_MILLIS);
            if (ready == 0 && !sendLater && millisSince(began) >= SILENCE_MILLIS) {
                throw new IOException("no answer for %d s".formatted(SILENCE_MILLIS / 1_000));
            }
            rethrow();
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private @Nullable IOException failure;

    private void send(Load load) throws IOException {
        while (!idle.isEmpty() && !load.finished()) {
            byte[] request = load.next();
            if (request == null) {
                return;
            }
            idle.removeFirst().send(request);
        }
    }

    private void receive(SelectionKey key, Load load) {
        Client client = (Client) key.attachment();
        try {
            if (client.receive(load)) {
                idle.addLast(client);
            }
        } catch (IOException failed) {
            failure = failed;
        }
    }

    private void rethrow() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    /** One client and its connection, which a server may ask to renew now and then. */
    private static final class Client {

        private final InetSocketAddress address;
        private final Selector selector;
        private final HttpMessage answer = new HttpMessage();
        private SocketChannel channel;
        private long sentAt;

        private Client(InetSocketAddress address, Selector selector) throws IOException {
            this.address = address;
            this.selector = selector;
            this.channel = Connections.open(address);
        }

        static Client connect(InetSocketAddress address, Selector selector) throws IOException {
            Client client = new Client(address, selector);
            client.register();
            return client;
        }

        private void register() throws IOException {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        void send(byte[] request) throws IOException {
            sentAt = System.nanoTime();
            if (!channel.isOpen()) {
                channel = Connections.open(address);
                register();
            }
            Connections.write(channel, ByteBuffer.wrap(request));
        }

        /** Whether the answer is complete, and was told of. */
        boolean receive(Load load) throws IOException {
            if (!answer.read(channel)) {
                return false;
            }
            long nanos = System.nanoTime() - sentAt;
            load.answered(new HttpAnswer(answer.status(), answer::body), nanos);
            if (answer.last()) {
                channel.close();
            }
            answer.clear();
            return true;
        }
    }
}
