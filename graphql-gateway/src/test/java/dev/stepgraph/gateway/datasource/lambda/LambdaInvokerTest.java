package dev.stepgraph.gateway.datasource.lambda;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;

import dev.stepgraph.common.aws.client.AwsDestination;
import dev.stepgraph.common.aws.client.FunctionEndpoint;
import dev.stepgraph.common.aws.client.Functions;
import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.DataSourceProperties;
import dev.stepgraph.gateway.datasource.InvalidDataSourceException;
import dev.stepgraph.gateway.datasource.Outbound;
import dev.stepgraph.gateway.datasource.Scopes;
import dev.stepgraph.gateway.registry.DataSourceType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;

/** Against the AWS SDK and an HTTP server that answers as the Lambda API does. */
class LambdaInvokerTest {

    private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:";
    private static final String INVOCATIONS = "/2015-03-31/functions/[^/]+/invocations";

    @RegisterExtension static final WireMockExtension server = Outbound.server();

    private Functions functions;
    private LambdaInvoker invoker;

    @BeforeEach
    void setUp() {
        DataSourceProperties properties =
                new DataSourceProperties(10, DataSize.ofKilobytes(4), "us-east-1", "000000000000");
        functions =
                new Functions(
                        Map.of("books", new FunctionEndpoint(server.url("/books"))),
                        new AwsDestination(URI.create(server.baseUrl()), null),
                        properties.limits());
        invoker =
                new LambdaInvoker(
                        new FunctionCaller(
                                functions, properties, InstantSource.system(), new Random(1)));
    }

    @AfterEach
    void tearDown() {
        functions.close();
    }

    @Test
    void sendsThePayloadAndAnswersTheResult() {
        server.stubFor(
                post("/books")
                        .withRequestBody(equalToJson("{\"id\":\"1\"}"))
                        .willReturn(aResponse().withBody("{\"title\":\"Emma\"}")));

        assertThat(call("books", "{'operation':'Invoke','payload':{'id':'1'}}"))
                .isEqualTo(Scopes.json("{'title':'Emma'}"));
    }

    @Test
    void sendsTheWholeContextWhereThereIsNoRequestHandler() {
        server.stubFor(post("/books").willReturn(aResponse().withBody("1")));

        bind("books").invoke(JsonNodeFactory.instance.nullNode(), Scopes.scope());

        server.verify(
                postRequestedFor(urlEqualTo("/books"))
                        .withRequestBody(
                                equalToJson(
                                        "{\"arguments\":{\"id\":\"1\"},\"identity\":null,\"info\":"
                                                + "{\"fieldName\":\"field\"}}")));
    }

    @Test
    void callsOtherFunctionsThroughTheLambdaApi() {
        server.stubFor(post(urlMatching(INVOCATIONS)).willReturn(aResponse().withBody("[2]")));

        assertThat(call(ARN + "other", "{'operation':'BatchInvoke','payload':[1]}"))
                .isEqualTo(Scopes.json("[2]"));
    }

    @Test
    void doesNotWaitForWhatBecomesOfAnEvent() {
        server.stubFor(post(urlMatching(INVOCATIONS)).willReturn(aResponse().withStatus(202)));

        JsonNode result =
                call(ARN + "f", "{'operation':'Invoke','invocationType':'Event','payload':1}");

        assertThat(result.isNull()).isTrue();
        server.verify(
                postRequestedFor(urlMatching(INVOCATIONS))
                        .withHeader("X-Amz-Invocation-Type", equalTo("Event")));
    }

    @Test
    void namesWhatAFunctionRaisedAsAppSyncDoes() {
        server.stubFor(
                post(urlMatching(INVOCATIONS))
                        .willReturn(
                                aResponse()
                                        .withHeader("X-Amz-Function-Error", "Unhandled")
                                        .withBody(
                                                "{\"errorType\":\"Oops\",\"errorMessage\":\"m\"}")));

        DataSourceException failure = failure(ARN + "f", "{'operation':'Invoke'}");

        assertThat(failure.errorType()).isEqualTo("Lambda:Unhandled");
        assertThat(failure.getMessage()).isEqualTo("m");
    }

    @Test
    void takesAnErrorOfAnEndpointForTheFunctionsOwn() {
        server.stubFor(
                post("/books")
                        .willReturn(
                                aResponse()
                                        .withStatus(500)
                                        .withBody(
                                                "{\"errorType\":\"E\",\"errorMessage\":\"no\"}")));

        DataSourceException failure = failure("books", "{'operation':'Invoke'}");

        assertThat(failure.errorType()).isEqualTo("Lambda:Unhandled");
        assertThat(failure.getMessage()).isEqualTo("no");
    }

    @Test
    void namesTheErrorsOfTheService() {
        server.stubFor(
                post(urlMatching(INVOCATIONS))
                        .willReturn(
                                aResponse()
                                        .withStatus(404)
                                        .withHeader("x-amzn-ErrorType", "ResourceNotFoundException")
                                        .withBody("{\"Message\":\"Function not found: f\"}")));

        DataSourceException failure = failure("f", "{'operation':'Invoke'}");

        assertThat(failure.errorType()).isEqualTo("Lambda:ResourceNotFoundException");
        assertThat(failure.getMessage())
                .contains("arn:aws:lambda:us-east-1:000000000000:function:f:$LATEST");
    }

    @Test
    void refusesAnAnswerThatIsNotJson() {
        server.stubFor(post("/books").willReturn(aResponse().withBody("<ok/>")));

        assertThat(failure("books", "{'operation':'Invoke'}").errorType())
                .isEqualTo("Lambda:IllegalArgument");
    }

    @Test
    void refusesABatchThatIsNotAnsweredWithAList() {
        server.stubFor(post("/books").willReturn(aResponse().withBody("{}")));

        assertThat(failure("books", "{'operation':'BatchInvoke','payload':[1]}").errorType())
                .isEqualTo("Lambda:IllegalArgument");
    }

    @Test
    void givesUpAtTheDeadline() {
        server.stubFor(post("/books").willReturn(aResponse().withFixedDelay(20_000)));

        DataSourceException failure =
                catchThrowableOfType(
                        DataSourceException.class,
                        () ->
                                bind("books")
                                        .invoke(
                                                Scopes.json("{'operation':'Invoke'}"),
                                                Scopes.scope(Duration.ofMillis(200))));

        assertThat(failure.errorType()).isEqualTo("ExecutionTimeout");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "{}",
                "{'operation':'GetItem'}",
                "{'operation':'Invoke','invocationType':'DryRun'}"
            })
    void saysWhatIsWrongWithARequest(String request) {
        assertThat(failure("books", request).errorType()).isEqualTo("MappingTemplate");
    }

    @Test
    void refusesAConfigurationWithoutAFunction() {
        assertThatThrownBy(() -> invoker.bind(Scopes.source(DataSourceType.AWS_LAMBDA, "{}")))
                .isInstanceOf(InvalidDataSourceException.class)
                .hasMessageContaining("lambdaFunctionArn");
    }

    private JsonNode call(String function, String request) {
        return bind(function).invoke(Scopes.json(request), Scopes.scope());
    }

    private DataSourceException failure(String function, String request) {
        DataSourceException failure =
                catchThrowableOfType(DataSourceException.class, () -> call(function, request));
        assertThat(failure).isNotNull();
        return failure;
    }

    private BoundDataSource bind(String function) {
        return invoker.bind(
                Scopes.source(
                        DataSourceType.AWS_LAMBDA, "{'lambdaFunctionArn':'" + function + "'}"));
    }
}
