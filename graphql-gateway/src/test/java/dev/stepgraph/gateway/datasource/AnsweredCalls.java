package dev.stepgraph.gateway.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;

/** What a data source makes of requests whose calls a server of the test answers. */
public abstract class AnsweredCalls {

    /** Answers whatever the test tells it to. */
    @RegisterExtension protected static final WireMockExtension server = Outbound.server();

    /** May call the server. */
    @SuppressWarnings("NullAway.Init") // made before each test
    protected OutboundClients clients;

    @BeforeEach
    void open() {
        clients = Outbound.clients();
    }

    @AfterEach
    void close() {
        clients.close();
    }

    /** The answer to a request. */
    protected abstract JsonNode call(String request);

    /** How a request fails. */
    protected final DataSourceException failure(String request) {
        DataSourceException failure =
                catchThrowableOfType(DataSourceException.class, () -> call(request));
        assertThat(failure).isNotNull();
        return failure;
    }
}
