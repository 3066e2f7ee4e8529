package dev.stepgraph.bench.load;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * What the measured servers call: answers in one thread, and does next to nothing else, because
 * what it uses of the machine is lost to them.
 */
public final class LoopbackServer implements Closeable {

    private final ServerSocketChannel server;
    private final Selector selector;
    private final Responder responder;

    /** What is answered, always with status 200 and as JSON. */
    @FunctionalInterface
    public interface Responder {

        /**
         * The answer's body.
         *
         * @param target what is asked for: the path, and the query if there is one
         * @param body what was sent along
         */
        byte[] answer(String target, byte[] body);
    }

    /** Listens on a free port of the loopback address. */
    public LoopbackServer(Responder responder) throws IOException {
        this.responder = responder;
        selector = Selector.open();
        server = ServerSocketChannel.open();
        server.bind(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0),
                1_024);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        Thread.ofPlatform().daemon().name("loopback").start(this::serve);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) server.socket().getLocalSocketAddress();
    }

    /** Where it is called. */
    public String url() {
        return "http://127.0.0.1:%d/".formatted(address().getPort());
    }

    @Override
    public void close() throws IOException {
        server.close();
        selector.close();
    }

    private void serve() {
        try {
            while (selector.isOpen()) {
                selector.select(this::ready);
            }
        } catch (IOException | ClosedSelectorException over) {
            // closed
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else {
                answer(key);
            }
        } catch (IOException gone) {
            // the client closed an idle connection
            cancel(key);
        }
    }

    private static void cancel(SelectionKey key) {
        key.cancel();
        try {
            key.channel().close();
        } catch (IOException closed) {
            // as was wanted
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = server.accept();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new HttpMessage());
    }

    private void answer(SelectionKey key) throws IOException {
        HttpMessage request = (HttpMessage) key.attachment();
        SocketChannel channel = (SocketChannel) key.channel();
        if (!request.read(channel)) {
            return;
        }
        byte[] body = responder.answer(request.target(), request.body());
        request.clear();
        String head =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                        .formatted(body.length);
        ByteBuffer answer = ByteBuffer.allocate(head.length() + body.length);
        answer.put(head.getBytes(StandardCharsets.US_ASCII)).put(body).flip();
        Connections.write(channel, answer);
    }
}
