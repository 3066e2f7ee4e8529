package dev.stepgraph.gateway.datasource.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;

import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.DataSourceProperties;
import dev.stepgraph.gateway.datasource.EgressProperties;
import dev.stepgraph.gateway.datasource.InvalidDataSourceException;
import dev.stepgraph.gateway.datasource.OutboundClients;
import dev.stepgraph.gateway.datasource.Scopes;
import dev.stepgraph.gateway.registry.DataSourceType;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

class HttpInvokerTest {

    private static final int MAX_RESPONSE = 2_000;

    @RegisterExtension
    static final WireMockExtension server =
            WireMockExtension.newInstance()
                    .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
                    .build();

    private static final OutboundClients OPEN = clients(List.of("127.0.0.1"));
    private static final OutboundClients GUARDED = clients(List.of());

    @BeforeEach
    void answerEverything() {
        server.stubFor(
                any(anyUrl())
                        .willReturn(
                                aResponse()
                                        .withStatus(201)
                                        .withHeader("X-Two", "1", "2")
                                        .withHeader("Content-Type", "application/json")
                                        .withBody("{\"a\": 1}")));
    }

    @AfterAll
    static void close() {
        OPEN.users().close();
        GUARDED.users().close();
    }

    @Test
    void answersStatusHeadersAndBodyAsText() {
        JsonNode result = call("{'method':'GET','resourcePath':'/users/1'}");

        assertThat(result.at("/statusCode").intValue()).isEqualTo(201);
        assertThat(result.at("/headers/X-Two").stringValue()).isEqualTo("1, 2");
        assertThat(result.at("/body").stringValue()).isEqualTo("{\"a\": 1}");
    }

    @Test
    void sendsQueryHeadersAndBody() {
        call(
                "{'version':'2018-05-29','method':'POST','resourcePath':'/users','params':{"
                        + "'query':{'q':'a b'},'headers':{'X-Trace':'t','Host':'evil.example',"
                        + "'Content-Length':'7','X-None':null},'body':{'name':'Ada'}}}");

        server.verify(
                postRequestedFor(urlEqualTo("/users?q=a%20b"))
                        .withHeader("X-Trace", equalTo("t"))
                        .withHeader("Host", equalTo("127.0.0.1:" + server.getPort()))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withoutHeader("X-None")
                        .withRequestBody(equalTo("{\"name\":\"Ada\"}")));
    }

    @Test
    void sendsATextAsItIs() {
        call(
                "{'method':'POST','resourcePath':'/','params':{'headers':{'content-type':"
                        + "'text/plain'},'body':'hello'}}");

        server.verify(
                postRequestedFor(urlEqualTo("/"))
                        .withHeader("Content-Type", equalTo("text/plain"))
                        .withRequestBody(equalTo("hello")));
    }

    @Test
    void sendsNoBodyWhereThereIsNone() {
        call("{'method':'GET','resourcePath':'/'}");

        server.verify(
                getRequestedFor(urlEqualTo("/"))
                        .withoutHeader("Content-Type")
                        .withRequestBody(absent()));
    }

    @Test
    void signsWhereTheDataSourceSaysSo() {
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "secret");
        try {
            call(
                    "{'endpoint':'%s','authorizationConfig':{'authorizationType':'AWS_IAM',"
                            + "'awsIamConfig':{'signingRegion':'eu-west-1','signingServiceName':"
                            + "'states'}}}",
                    "{'method':'POST','resourcePath':'/','params':{'body':'{}'}}");
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }

        server.verify(
                postRequestedFor(urlEqualTo("/"))
                        .withHeader(
                                "Authorization",
                                matching(
                                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/\\d{8}/eu-west-1"
                                                + "/states/aws4_request, SignedHeaders=.*host.*,"
                                                + " Signature=[0-9a-f]{64}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{'method':'GET'}",
                "{'method':'OPTIONS','resourcePath':'/'}",
                "{'method':'GET','resourcePath':'users'}",
                "{'method':'GET','resourcePath':'/','params':[]}"
            })
    void saysWhatIsWrongWithARequest(String request) {
        assertThat(failure(request).errorType()).isEqualTo("MappingTemplate");
    }

    @Test
    void goesNowhereThatIsNotAllowed() {
        DataSourceException failure =
                catchThrowableOfType(
                        DataSourceException.class,
                        () ->
                                bind(GUARDED, "{'endpoint':'%s'}")
                                        .invoke(
                                                Scopes.json("{'method':'GET','resourcePath':'/'}"),
                                                Scopes.scope()));

        assertThat(failure.errorType()).isEqualTo("HttpError");
        assertThat(failure.getMessage()).isEqualTo("egress blocked");
        server.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void readsNoMoreThanAResponseMayHave() {
        server.stubFor(
                any(anyUrl()).willReturn(aResponse().withBody("x".repeat(MAX_RESPONSE + 1))));

        assertThat(failure("{'method':'GET','resourcePath':'/'}").getMessage())
                .contains(MAX_RESPONSE + " bytes");
    }

    @Test
    void givesUpAtTheDeadline() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(20_000)));

        DataSourceException failure =
                catchThrowableOfType(
                        DataSourceException.class,
                        () ->
                                bind(OPEN, "{'endpoint':'%s'}")
                                        .invoke(
                                                Scopes.json("{'method':'GET','resourcePath':'/'}"),
                                                Scopes.scope(Duration.ofMillis(200))));

        assertThat(failure.errorType()).isEqualTo("ExecutionTimeout");
    }

    @Test
    void saysThatACallDidNotGetThrough() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

        assertThat(failure("{'method':'GET','resourcePath':'/'}").errorType())
                .isEqualTo("HttpError");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'endpoint':1}",
                "{'endpoint':'not a url'}",
                "{'endpoint':'file:///etc/passwd'}",
                "{'endpoint':'ftp://a.example'}",
                "{'endpoint':'https://a.example?x=1'}",
                "{'endpoint':'https://a.example','authorizationConfig':{}}",
                "{'endpoint':'https://a.example','authorizationConfig':{'authorizationType':"
                        + "'AWS_IAM'}}"
            })
    void refusesAConfigurationThatIsNotOne(String config) {
        assertThatThrownBy(() -> bind(OPEN, config))
                .isInstanceOf(InvalidDataSourceException.class)
                .hasMessageContaining("source");
    }

    private static JsonNode call(String request) {
        return call("{'endpoint':'%s'}", request);
    }

    private static JsonNode call(String config, String request) {
        return bind(OPEN, config).invoke(Scopes.json(request), Scopes.scope());
    }

    private static DataSourceException failure(String request) {
        DataSourceException failure =
                catchThrowableOfType(DataSourceException.class, () -> call(request));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static BoundDataSource bind(OutboundClients clients, String config) {
        return new HttpInvoker(clients, InstantSource.system())
                .bind(
                        Scopes.source(
                                DataSourceType.HTTP,
                                config.replace("%s", "http://127.0.0.1:" + server.getPort())));
    }

    private static OutboundClients clients(List<String> allow) {
        return new OutboundClients(
                new EgressProperties(allow, Duration.ofSeconds(5)),
                new DataSourceProperties(
                        10, DataSize.ofBytes(MAX_RESPONSE), "us-east-1", "000000000000"));
    }
}
