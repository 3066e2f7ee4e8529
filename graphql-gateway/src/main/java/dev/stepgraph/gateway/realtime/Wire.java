package dev.stepgraph.gateway.realtime;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;

import reactor.netty.http.server.HttpServerRequest;

import java.util.Map;
import java.util.Objects;

/** The connection beneath a client, for what the layers above it can neither see nor do. */
public final class Wire {

    private static final String ATTRIBUTE = Wire.class.getName();

    private volatile @Nullable Channel channel;

    /** The connection over which a request came. */
    public static Wire of(ServerHttpRequest request) {
        Wire wire = new Wire();
        HttpServerRequest below = ServerHttpRequestDecorator.getNativeRequest(request);
        below.withConnection(connection -> wire.channel = connection.channel());
        return wire;
    }

    /** The connection that was kept among the attributes of a WebSocket. */
    public static Wire of(Map<String, Object> attributes) {
        return (Wire) Objects.requireNonNull(attributes.get(ATTRIBUTE));
    }

    /** Keeps it among the attributes of a WebSocket. */
    public void keepIn(Map<String, Object> attributes) {
        attributes.put(ATTRIBUTE, this);
    }

    /**
     * How many bytes were handed over and wait for the client to read; 0 as long as they are few.
     */
    public long unsent() {
        Channel below = channel;
        return below == null || !below.isActive() ? 0 : below.bytesBeforeWritable();
    }

    /** Ends it at once, whatever waits. */
    public void cut() {
        Channel below = channel;
        if (below != null) {
            ChannelFuture _ = below.close();
        }
    }
}
