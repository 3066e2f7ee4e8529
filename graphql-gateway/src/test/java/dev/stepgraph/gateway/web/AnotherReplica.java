package dev.stepgraph.gateway.web;

import dev.stepgraph.gateway.GraphqlGatewayApplication;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import java.net.URI;
import java.util.Objects;

/**
 * Another replica of the gateway, on the database of {@link RunningGateway}. It stands behind a
 * proxy, so to speak: it believes what is said in forwarded headers. Started once, when it is first
 * asked for; it ends with the tests.
 */
public final class AnotherReplica {

    private static final ConfigurableApplicationContext CONTEXT =
            new SpringApplicationBuilder(GraphqlGatewayApplication.class)
                    .run(
                            "--server.port=0",
                            "--server.forward-headers-strategy=framework",
                            "--spring.jmx.enabled=false",
                            "--stepgraph.secrets.key=" + RunningGateway.SECRETS_KEY,
                            "--spring.datasource.url=" + RunningGateway.database().url(),
                            "--spring.datasource.username=" + RunningGateway.database().username(),
                            "--spring.datasource.password=" + RunningGateway.database().password());

    private AnotherReplica() {}

    /** A part of it. */
    public static <T> T part(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    /** An address of it. */
    public static URI uri(String path) {
        WebServer server = ((WebServerApplicationContext) CONTEXT).getWebServer();
        int port = Objects.requireNonNull(server).getPort();
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
