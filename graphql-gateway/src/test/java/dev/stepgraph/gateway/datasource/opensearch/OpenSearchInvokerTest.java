package dev.stepgraph.gateway.datasource.opensearch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepgraph.gateway.datasource.AnsweredCalls;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.InvalidDataSourceException;
import dev.stepgraph.gateway.datasource.Outbound;
import dev.stepgraph.gateway.datasource.Scopes;
import dev.stepgraph.gateway.registry.DataSourceType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.InstantSource;

class OpenSearchInvokerTest extends AnsweredCalls {

    @Test
    void asksTheClusterAndAnswersItsJson() {
        answer(200, "{\"hits\":{\"total\":1}}");

        JsonNode result =
                call(
                        "{'version':'2017-02-28','operation':'GET','path':'/books/_search',"
                                + "'params':{'headers':{'X-A':'b'},'queryString':{'size':5},"
                                + "'body':{'query':{'match_all':{}}}}}");

        assertThat(result).isEqualTo(Scopes.json("{'hits':{'total':1}}"));
        server.verify(
                getRequestedFor(urlEqualTo("/books/_search?size=5"))
                        .withHeader("X-A", equalTo("b"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withoutHeader("Authorization")
                        .withRequestBody(equalTo("{\"query\":{\"match_all\":{}}}")));
    }

    @Test
    void sendsAListAsLines() {
        answer(200, "{}");

        call(
                "{'operation':'POST','path':'/_msearch','params':{'body':[{'index':'a'},"
                        + "{'query':{}}]}}");

        server.verify(
                postRequestedFor(urlEqualTo("/_msearch"))
                        .withHeader("Content-Type", equalTo("application/x-ndjson"))
                        .withRequestBody(equalTo("{\"index\":\"a\"}\n{\"query\":{}}\n")));
    }

    @Test
    void takesADocumentThatIsNotThereForAnAnswer() {
        answer(404, "{\"found\":false}");

        assertThat(call("{'operation':'GET','path':'/books/_doc/1'}"))
                .isEqualTo(Scopes.json("{'found':false}"));
    }

    @Test
    void failsWithWhatTheClusterSays() {
        answer(400, "{\"error\":{\"reason\":\"no such field\"},\"status\":400}");

        DataSourceException failure = failure("{'operation':'GET','path':'/books/_search'}");

        assertThat(failure.errorType()).isEqualTo("OpenSearch:UserIllegalArgumentException");
        assertThat(failure.getMessage())
                .isEqualTo("OpenSearch responded with an error: Bad Request");
        assertThat(failure.data())
                .isEqualTo(Scopes.json("{'error':{'reason':'no such field'},'status':400}"));
    }

    @Test
    void tellsItselfFromItsPredecessor() {
        answer(404, "{}");

        DataSourceException failure =
                catchThrowableOfType(
                        DataSourceException.class,
                        () ->
                                invoke(
                                        DataSourceType.AMAZON_ELASTICSEARCH,
                                        config(server.getPort()),
                                        "{'operation':'GET','path':'/books/_search'}"));

        assertThat(failure.errorType()).isEqualTo("Elasticsearch:UserIllegalArgumentException");
        assertThat(failure.getMessage())
                .isEqualTo("Elasticsearch responded with an error: Not Found");
    }

    @Test
    void failsWhereNobodyAnswers() throws IOException {
        int unused;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = socket.getLocalPort();
        }

        DataSourceException failure =
                catchThrowableOfType(
                        DataSourceException.class,
                        () -> invoke(config(unused), "{'operation':'GET','path':'/'}"));

        assertThat(failure.errorType()).isEqualTo("OpenSearch:RuntimeException");
        assertThat(failure.getMessage())
                .isEqualTo("Communication error while executing a request to OpenSearch.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'operation':'PATCH','path':'/x'}",
                "{'operation':'GET'}",
                "{'operation':'GET','path':'@evil.example/'}"
            })
    void saysWhatIsWrongWithARequest(String request) {
        assertThat(failure(request).errorType()).isEqualTo("MappingTemplate");
    }

    @Test
    void refusesAConfigurationWithoutAnEndpoint() {
        assertThatThrownBy(() -> invoke("{'awsRegion':'us-east-1'}", "{}"))
                .isInstanceOf(InvalidDataSourceException.class);
    }

    private static void answer(int status, String body) {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
    }

    @Override
    protected JsonNode call(String request) {
        return invoke(config(server.getPort()), request);
    }

    private static String config(int port) {
        return "{'endpoint':'http://127.0.0.1:" + port + "','awsRegion':'us-east-1'}";
    }

    private JsonNode invoke(String config, String request) {
        return invoke(DataSourceType.AMAZON_OPENSEARCH_SERVICE, config, request);
    }

    private JsonNode invoke(DataSourceType type, String config, String request) {
        return new OpenSearchInvoker(clients, Outbound.PROPERTIES, InstantSource.system())
                .bind(Scopes.source(type, config))
                .invoke(Scopes.json(request), Scopes.scope());
    }
}
