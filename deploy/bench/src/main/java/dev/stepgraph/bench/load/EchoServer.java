package dev.stepgraph.bench.load;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** The function that the tasks call: answers what it was sent, and tells a listener of it. */
public final class EchoServer implements Closeable {

    private final LoopbackServer server = new LoopbackServer((_, body) -> echo(body));
    private volatile Consumer<byte[]> listener = _ -> {};

    /** Listens on a free port of the loopback address. */
    public EchoServer() throws IOException {}

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.address();
    }

    /** Where it is called. */
    public String url() {
        return server.url();
    }

    /** Tells that listener, in the server's thread, of every event from now on, and nobody else. */
    public void listener(Consumer<byte[]> next) {
        listener = next;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private byte[] echo(byte[] body) {
        listener.accept(body);
        return body;
    }
}
