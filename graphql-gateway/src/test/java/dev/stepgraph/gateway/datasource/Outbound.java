package dev.stepgraph.gateway.datasource;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;

import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.List;

/** Clients of HTTP for tests, which may go to this machine. */
public final class Outbound {

    /** Settings of the tests. */
    public static final DataSourceProperties PROPERTIES =
            new DataSourceProperties(10, DataSize.ofMegabytes(1), "us-east-1", "000000000000");

    private Outbound() {}

    /** Clients that may go to the loopback address; to be closed. */
    public static OutboundClients clients() {
        return new OutboundClients(
                new EgressProperties(List.of("127.0.0.1"), Duration.ofSeconds(5)), PROPERTIES);
    }

    /** Closes them. */
    public static void close(OutboundClients clients) {
        clients.close();
    }

    /** A server on the loopback address, for as long as a class's tests run. */
    public static WireMockExtension server() {
        return WireMockExtension.newInstance()
                .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
                .build();
    }
}
