package dev.stepgraph.gateway.web.aws;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.net.InetAddress;

/** What the addresses of APIs begin with. */
@Component
class PublicUrl {

    private static final int DEFAULT_PORT = 8090;

    private final GatewayProperties properties;
    private final ServerProperties server;
    private volatile int port;

    PublicUrl(GatewayProperties properties, ServerProperties server) {
        this.properties = properties;
        this.server = server;
        Integer configured = server.getPort();
        this.port = configured == null ? DEFAULT_PORT : configured;
    }

    /** The port may have been for the system to choose. */
    @EventListener
    void listensAt(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            port = event.getWebServer().getPort();
        }
    }

    /** Where an API takes queries and mutations. */
    String graphql(String apiId) {
        return root() + "/apis/" + apiId + "/graphql";
    }

    /** Where an API takes subscriptions. */
    String realtime(String apiId) {
        return graphql(apiId).replaceFirst("^http", "ws") + "/realtime";
    }

    private String root() {
        String given = properties.publicUrl();
        if (given != null) {
            return given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
        }
        InetAddress address = server.getAddress();
        String scheme = server.getSsl() == null ? "http" : "https";
        return scheme + "://" + host(address) + ":" + port;
    }

    private static String host(@Nullable InetAddress address) {
        if (address == null || address.isAnyLocalAddress()) {
            return "localhost";
        }
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }
}
