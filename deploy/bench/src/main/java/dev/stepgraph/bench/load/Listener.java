package dev.stepgraph.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One client that subscribes once and then only listens. */
final class Listener {

    private static final int PONG = 10;

    private final Dialogue dialogue;
    private final SocketChannel channel;
    private final FrameReader frames = new FrameReader();
    private boolean begun;
    private boolean standing;
    private String mark = "";
    private boolean heard;

    Listener(InetSocketAddress address, Dialogue dialogue, Selector selector) throws IOException {
        this.dialogue = dialogue;
        this.channel = Connections.open(address);
        Connections.write(channel, ByteBuffer.wrap(handshake()));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Whether it has subscribed, as far as it was told. */
    boolean isStanding() {
        return standing;
    }

    /** Listens for a message that contains the mark from now on. */
    void listenFor(String wanted) {
        mark = wanted;
        heard = false;
    }

    /** Takes in what there is to read; whether what it listens for was heard for the first time. */
    boolean receive() throws IOException {
        boolean before = heard;
        for (FrameReader.Frame frame : frames.read(channel)) {
            switch (frame.opcode()) {
                case FrameReader.TEXT -> received(frame.text());
                case FrameReader.PING ->
                        Connections.write(channel, FrameReader.frame(PONG, frame.payload()));
                case FrameReader.CLOSE -> throw new IOException("a subscriber was sent away");
                default -> {}
            }
        }
        if (frames.isOpen() && !begun) {
            begun = true;
            say(dialogue.begin());
        }
        return heard && !before;
    }

    private void received(String message) throws IOException {
        if (Dialogue.is(message, dialogue.delivery())) {
            heard |= message.contains(mark);
        } else if (Dialogue.is(message, "connection_ack")) {
            say(dialogue.subscribe());
            standing = dialogue.standing().isEmpty();
        } else if (Dialogue.is(message, dialogue.standing())) {
            standing = true;
        } else if (Dialogue.is(message, "ping")) {
            say("{\"type\":\"pong\"}");
        } else if (Dialogue.is(message, "error") || Dialogue.is(message, "connection_error")) {
            throw new IOException("a subscriber was told: " + message);
        }
    }

    private void say(String message) throws IOException {
        ByteBuffer text = StandardCharsets.UTF_8.encode(message);
        Connections.write(channel, FrameReader.frame(FrameReader.TEXT, text));
    }

    private byte[] handshake() {
        return """
        GET %s HTTP/1.1
        Host: localhost
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==
        Sec-WebSocket-Protocol: %s
        %s
        """
                .formatted(dialogue.path(), dialogue.protocol(), dialogue.fields())
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
