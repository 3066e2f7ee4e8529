package dev.stepgraph.workflow.integration.lambda;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;

import dev.stepgraph.common.aws.client.AwsDestination;
import dev.stepgraph.common.aws.client.CallLimits;
import dev.stepgraph.common.aws.client.FunctionEndpoint;
import dev.stepgraph.common.aws.client.Functions;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.common.testing.SettableClock;
import dev.stepgraph.workflow.asl.model.TaskResource;
import dev.stepgraph.workflow.asl.model.TaskResource.IntegrationPattern;
import dev.stepgraph.workflow.asl.model.TaskResource.LambdaFunction;
import dev.stepgraph.workflow.asl.model.TaskResource.ServiceIntegration;
import dev.stepgraph.workflow.engine.ErrorOutput;
import dev.stepgraph.workflow.integration.ExecutionIdentities;
import dev.stepgraph.workflow.integration.TaskCall;
import dev.stepgraph.workflow.integration.TaskFailure;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Against the AWS SDK and an HTTP server that answers as the Lambda API does. */
class LambdaIntegrationTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MAX_RESULT = 2_000;
    private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:";
    private static final String INVOCATIONS = "/2015-03-31/functions/[^/]+/invocations";

    @RegisterExtension
    static final WireMockExtension server =
            WireMockExtension.newInstance()
                    .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
                    .build();

    private Functions functions;
    private LambdaIntegration integration;

    @BeforeEach
    void setUp() {
        Map<String, String> environment = Map.of("AWS_ENDPOINT_URL_LAMBDA", server.baseUrl());
        functions =
                new Functions(
                        Map.of(
                                "mapped-function", new FunctionEndpoint(server.url("/fn")),
                                "echo", new FunctionEndpoint("echo:")),
                        AwsDestination.of(null, null, "LAMBDA", environment::get),
                        new CallLimits(10, MAX_RESULT));
        integration = new LambdaIntegration(functions, new SettableClock(NOW));
    }

    @AfterEach
    void tearDown() {
        functions.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "true", "null", "\"text\"", "[]", "{}", "{\"a\":[1.50]}"})
    void passesEventAndResultThroughAsTheyAre(String json) {
        server.stubFor(
                post(urlMatching(INVOCATIONS))
                        .withRequestBody(equalTo(json))
                        .willReturn(answer(json)));

        assertThat(JsonText.write(call(function("f"), json))).isEqualTo(json);
    }

    @Test
    void namesTheFunctionAsTheTaskDoes() {
        server.stubFor(post(urlPathMatching(".*")).willReturn(answer("1")));

        call(function("f"), "{}");

        server.verify(
                postRequestedFor(
                        urlEqualTo(
                                "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-west-1"
                                        + "%3A123456789012%3Afunction%3Af/invocations")));
    }

    @Test
    void takesAResultThatIsNotJsonForAString() {
        server.stubFor(post(urlMatching(INVOCATIONS)).willReturn(answer("<ok/>")));

        assertThat(call(function("f"), "{}").stringValue()).isEqualTo("<ok/>");
    }

    @Test
    void answersAsTheInvokeOperationDoes() {
        server.stubFor(
                post(urlMatching(INVOCATIONS))
                        .willReturn(answer("{\"a\": 1}").withHeader("X-Two", "1", "2")));

        JsonNode result = call(invoke(), "{'FunctionName':'f','Payload':{'b':2}}");

        assertThat(result.propertyNames())
                .containsExactly(
                        "ExecutedVersion",
                        "Payload",
                        "SdkHttpMetadata",
                        "SdkResponseMetadata",
                        "StatusCode");
        assertThat(result.at("/ExecutedVersion").stringValue()).isEqualTo("$LATEST");
        assertThat(result.at("/Payload/a").intValue()).isEqualTo(1);
        assertThat(result.at("/SdkHttpMetadata/HttpStatusCode").intValue()).isEqualTo(200);
        assertThat(result.at("/SdkHttpMetadata/AllHttpHeaders/X-Two"))
                .isEqualTo(JsonText.parse("[\"1\",\"2\"]"));
        assertThat(result.at("/SdkHttpMetadata/HttpHeaders/Content-Type").stringValue())
                .isEqualTo("application/json");
        assertThat(result.at("/SdkResponseMetadata/RequestId").stringValue()).isEqualTo("r-1");
        assertThat(result.at("/StatusCode").intValue()).isEqualTo(200);
    }

    @Test
    void sendsTheParametersOfTheInvokeOperation() {
        server.stubFor(post(urlPathMatching(INVOCATIONS)).willReturn(aResponse().withStatus(202)));

        JsonNode result =
                call(
                        invoke(),
                        "{'FunctionName':'f','Qualifier':'live','InvocationType':'Event',"
                                + "'LogType':'Tail','ClientContext':'e30='}");

        server.verify(
                postRequestedFor(urlEqualTo("/2015-03-31/functions/f/invocations?Qualifier=live"))
                        .withHeader("X-Amz-Invocation-Type", equalTo("Event"))
                        .withHeader("X-Amz-Log-Type", equalTo("Tail"))
                        .withHeader("X-Amz-Client-Context", equalTo("e30="))
                        .withRequestBody(absent()));
        assertThat(result.at("/StatusCode").intValue()).isEqualTo(202);
        assertThat(result.at("/Payload").stringValue()).isEmpty();
    }

    @Test
    void reportsWhatAFunctionRaised() {
        server.stubFor(
                post(urlMatching(INVOCATIONS))
                        .willReturn(
                                answer("{\"errorType\": \"Oops\", \"errorMessage\": \"m\"}")
                                        .withHeader("X-Amz-Function-Error", "Unhandled")));

        assertThat(failure(function("f"), "{}"))
                .isEqualTo(
                        new ErrorOutput(
                                "Oops", "{\"errorType\": \"Oops\", \"errorMessage\": \"m\"}"));
        assertThat(failure(invoke(), "{'FunctionName':'f'}"))
                .isEqualTo(
                        new ErrorOutput("Oops", "{\"errorType\":\"Oops\",\"errorMessage\":\"m\"}"));
    }

    @Test
    void saysWhenAFunctionFailedWithoutAnErrorType() {
        server.stubFor(
                post(urlMatching(INVOCATIONS))
                        .willReturn(
                                answer("{\"errorMessage\":\"timed out\"}")
                                        .withHeader("X-Amz-Function-Error", "Unhandled")));

        assertThat(failure(function("f"), "{}"))
                .isEqualTo(
                        new ErrorOutput(
                                "Lambda.Unknown",
                                "The cause could not be determined because Lambda did not return"
                                        + " an error type. Returned payload:"
                                        + " {\"errorMessage\":\"timed out\"}"));
    }

    @Test
    void wordsAMissingFunctionAsStepFunctionsDoes() {
        server.stubFor(
                post(urlMatching(INVOCATIONS))
                        .willReturn(
                                refusal(
                                        404,
                                        "ResourceNotFoundException",
                                        "Function not found: f")));

        assertThat(failure(invoke(), "{'FunctionName':'f'}"))
                .isEqualTo(
                        new ErrorOutput(
                                "Lambda.ResourceNotFoundException",
                                "Function not found: "
                                        + ARN
                                        + "f:$LATEST (Service: AWSLambda; Status Code: 404; Error"
                                        + " Code: ResourceNotFoundException; Request ID: r-1;"
                                        + " Proxy: null)"));
    }

    @ParameterizedTest
    @CsvSource({
        "429, TooManyRequestsException, Lambda.TooManyRequestsException",
        "500, ServiceException, Lambda.ServiceException",
        "502, EC2AccessDeniedException, Lambda.EC2AccessDeniedException"
    })
    void namesTheErrorsOfTheService(int status, String code, String error) {
        server.stubFor(post(urlMatching(INVOCATIONS)).willReturn(refusal(status, code, "no")));

        assertThat(failure(function("f"), "{}").error()).isEqualTo(error);
        server.verify(1, postRequestedFor(urlMatching(INVOCATIONS)));
    }

    @Test
    void saysThatACallDidNotGetThrough() {
        server.stubFor(
                post(urlMatching(INVOCATIONS))
                        .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

        assertThat(failure(function("f"), "{}").error()).isEqualTo("Lambda.SdkClientException");
    }

    @Test
    void givesACallUpAtItsDeadline() {
        server.stubFor(
                post(urlMatching(INVOCATIONS)).willReturn(answer("1").withFixedDelay(20_000)));
        server.stubFor(post("/fn").willReturn(answer("1").withFixedDelay(20_000)));
        long start = System.nanoTime();

        failure(function("f"), "{}", NOW.plusMillis(150));
        failure(function("mapped-function"), "{}", NOW.plusMillis(150));
        failure(function("f"), "{}", NOW.minusMillis(1));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"f", "mapped-function"})
    void readsNoMoreThanAResultMayHave(String name) {
        server.stubFor(
                post(urlMatching(INVOCATIONS + "|/fn"))
                        .willReturn(answer("x".repeat(MAX_RESULT + 1))));

        assertThat(failure(invoke(), "{'FunctionName':'" + name + "'}"))
                .isEqualTo(
                        new ErrorOutput(
                                "States.DataLimitExceeded",
                                "The state/task 'lambda' returned a result with a size exceeding"
                                        + " the maximum number of bytes service limit."));
        assertThat(failure(function(name), "{}").cause()).contains("'" + ARN + name + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'FunctionName':1}", "{'FunctionName':'f','Qualifier':[]}", "1"})
    void refusesParametersThatCannotBeUsed(String parameters) {
        assertThat(failure(invoke(), parameters).error()).isEqualTo("States.Runtime");
    }

    @Test
    void echoesTheEvent() {
        assertThat(JsonText.write(call(function("echo"), "{'a':1}"))).isEqualTo("{\"a\":1}");
        assertThat(call(invoke(), "{'FunctionName':'echo'}").at("/Payload"))
                .isEqualTo(JsonText.parse("{}"));
    }

    @Test
    void postsTheEventToTheEndpointOfAFunction() {
        server.stubFor(
                post("/fn").withRequestBody(equalToJson("{\"a\":1}")).willReturn(answer("[2]")));

        assertThat(JsonText.write(call(function("Mapped_Function:live"), "{'a':1}")))
                .isEqualTo("[2]");

        server.verify(
                postRequestedFor(urlEqualTo("/fn"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withHeader(
                                "Idempotency-Key",
                                equalTo("018f3c2e-0000-7000-8000-000000000001-7")));
    }

    @Test
    void takesAnErrorOfAnEndpointForTheFunctionsOwn() {
        server.stubFor(
                post("/fn")
                        .willReturn(
                                aResponse()
                                        .withStatus(422)
                                        .withBody("{\"errorType\":\"Declined\",\"x\":1}")));

        assertThat(failure(function("mapped-function"), "{}"))
                .isEqualTo(new ErrorOutput("Declined", "{\"errorType\":\"Declined\",\"x\":1}"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, Lambda.Unknown",
        "404, Lambda.ResourceNotFoundException",
        "429, Lambda.TooManyRequestsException",
        "500, Lambda.ServiceException",
        "503, Lambda.ServiceException",
        "302, Lambda.Unknown"
    })
    void namesOtherFailuresOfAnEndpoint(int status, String error) {
        server.stubFor(
                post("/fn").willReturn(aResponse().withStatus(status).withBody("went wrong")));

        ErrorOutput failure = failure(function("mapped-function"), "{}");

        assertThat(failure.error()).isEqualTo(error);
        assertThat(failure.cause()).contains(status + " ").contains("went wrong");
    }

    private JsonNode call(TaskResource resource, String parameters) {
        return integration.call(task(resource, parameters, NOW.plusSeconds(20)));
    }

    private ErrorOutput failure(TaskResource resource, String parameters) {
        return failure(resource, parameters, NOW.plusSeconds(20));
    }

    private ErrorOutput failure(TaskResource resource, String parameters, Instant deadline) {
        TaskFailure failure =
                catchThrowableOfType(
                        TaskFailure.class,
                        () -> integration.call(task(resource, parameters, deadline)));
        assertThat(failure).isNotNull();
        return failure.output();
    }

    private static TaskCall task(TaskResource resource, String parameters, Instant deadline) {
        return new TaskCall(
                ExecutionIdentities.EXECUTION,
                7,
                resource,
                JsonText.parse(parameters.replace('\'', '"')),
                deadline);
    }

    private static LambdaFunction function(String name) {
        return new LambdaFunction(ARN + name);
    }

    private static ServiceIntegration invoke() {
        return new ServiceIntegration(
                "arn:aws:states:::lambda:invoke",
                "lambda",
                "invoke",
                IntegrationPattern.REQUEST_RESPONSE);
    }

    private static ResponseDefinitionBuilder answer(String payload) {
        return aResponse()
                .withHeader("Content-Type", "application/json")
                .withHeader("x-amzn-RequestId", "r-1")
                .withHeader("X-Amz-Executed-Version", "$LATEST")
                .withBody(payload);
    }

    private static ResponseDefinitionBuilder refusal(int status, String code, String message) {
        return aResponse()
                .withStatus(status)
                .withHeader("x-amzn-RequestId", "r-1")
                .withHeader("x-amzn-ErrorType", code)
                .withBody("{\"Type\":\"User\",\"Message\":\"" + message + "\"}");
    }
}
