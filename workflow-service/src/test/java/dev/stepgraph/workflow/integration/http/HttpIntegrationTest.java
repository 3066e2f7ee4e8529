package dev.stepgraph.workflow.integration.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;

import dev.stepgraph.common.http.EgressPolicy;
import dev.stepgraph.common.http.GuardedHttpClient;
import dev.stepgraph.common.http.OutboundLimits;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.common.testing.SettableClock;
import dev.stepgraph.workflow.asl.model.TaskResource.IntegrationPattern;
import dev.stepgraph.workflow.asl.model.TaskResource.ServiceIntegration;
import dev.stepgraph.workflow.connection.ConnectionAuthorization;
import dev.stepgraph.workflow.connection.ConnectionAuthorization.ApiKey;
import dev.stepgraph.workflow.connection.ConnectionAuthorization.Basic;
import dev.stepgraph.workflow.connection.ConnectionAuthorization.OAuthClientCredentials;
import dev.stepgraph.workflow.connection.ConnectionCredentials;
import dev.stepgraph.workflow.connection.HttpParameters;
import dev.stepgraph.workflow.connection.HttpParameters.Parameter;
import dev.stepgraph.workflow.connection.KnownConnection;
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
import tools.jackson.databind.node.ObjectNode;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Against an HTTP server on a loopback address that is allowed. */
class HttpIntegrationTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String ARN = "arn:aws:events:eu-west-1:123456789012:connection/crm/1";
    private static final Basic BASIC = new Basic("user", "pass");
    private static final String OK = "{'Method':'GET'}";

    @RegisterExtension
    static final WireMockExtension server =
            WireMockExtension.newInstance()
                    .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
                    .build();

    private final SettableClock clock = new SettableClock(NOW);
    private GuardedHttpClient client;
    private HttpIntegration integration;
    private ConnectionCredentials credentials =
            new ConnectionCredentials(BASIC, HttpParameters.NONE);
    private int revision;

    @BeforeEach
    void setUp() {
        client = client(EgressPolicy.publicAnd(List.of("127.0.0.1")));
        integration = integration(client);
    }

    @AfterEach
    void tearDown() {
        client.close();
    }

    @Test
    void sendsWhatTheTaskAsksForAndYieldsTheResponse() {
        server.stubFor(
                any(anyUrl())
                        .willReturn(
                                json("{\"id\": 7}")
                                        .withStatus(201)
                                        .withStatusMessage("Created")
                                        .withHeader("X-Two", "1", "2")));

        JsonNode result =
                call(
                        "{'Method':'POST','Headers':{'X-Own':'a','X-Many':['b','c']},"
                                + "'QueryParameters':{'q':'a b','n':[1,true]},"
                                + "'RequestBody':{'name':'Ann'}}");

        server.verify(
                postRequestedFor(urlEqualTo("/api?q=a%20b&n=1&n=true"))
                        .withHeader("Authorization", equalTo("Basic dXNlcjpwYXNz"))
                        .withHeader("X-Own", equalTo("a"))
                        .withHeader("X-Many", equalTo("b"))
                        .withHeader("X-Many", equalTo("c"))
                        .withHeader("Content-Type", equalTo("application/json; charset=UTF-8"))
                        .withHeader("Range", equalTo("bytes=0-262144"))
                        .withHeader(
                                "User-Agent", equalTo("Amazon|StepFunctions|HttpInvoke|eu-west-1"))
                        .withRequestBody(equalTo("{\"name\":\"Ann\"}")));
        assertThat(result.propertyNames())
                .containsExactly("Headers", "ResponseBody", "StatusCode", "StatusText");
        assertThat(JsonText.write(result.at("/Headers/x-two"))).isEqualTo("[\"1\",\"2\"]");
        assertThat(JsonText.write(result.at("/ResponseBody"))).isEqualTo("{\"id\":7}");
        assertThat(result.at("/StatusCode").intValue()).isEqualTo(201);
        assertThat(result.at("/StatusText").stringValue()).isEqualTo("Created");
    }

    @Test
    void sendsNoBodyWhereNoneIsAskedFor() {
        server.stubFor(any(anyUrl()).willReturn(json("1")));

        call(OK);

        server.verify(getRequestedFor(urlEqualTo("/api")).withRequestBody(absent()));
    }

    @Test
    void letsTheConnectionOverruleTheTask() {
        credentials =
                new ConnectionCredentials(
                        new ApiKey("X-Api-Key", "k"),
                        new HttpParameters(
                                List.of(new Parameter("X-Own", "theirs", true)),
                                List.of(new Parameter("q", "theirs", false)),
                                List.of(new Parameter("mode", "theirs", false))));
        server.stubFor(any(anyUrl()).willReturn(json("1")));

        call(
                "{'Method':'POST','Headers':{'x-own':'mine','x-api-key':'mine'},"
                        + "'QueryParameters':{'q':'mine','r':'mine'},"
                        + "'RequestBody':{'mode':'mine','rest':1}}");

        server.verify(
                postRequestedFor(urlEqualTo("/api?q=theirs&r=mine"))
                        .withHeader("X-Api-Key", equalTo("k"))
                        .withHeader("X-Own", equalTo("theirs"))
                        .withRequestBody(equalTo("{\"mode\":\"theirs\",\"rest\":1}")));
    }

    @Test
    void sendsAFormWhereOneIsAskedFor() {
        server.stubFor(any(anyUrl()).willReturn(json("1")));

        call(
                "{'Method':'POST','RequestBody':{'a':['x','y']},'Transform':{"
                        + "'RequestBodyEncoding':'URL_ENCODED',"
                        + "'RequestEncodingOptions':{'ArrayFormat':'REPEAT'}}}");

        server.verify(
                postRequestedFor(urlEqualTo("/api"))
                        .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
                        .withRequestBody(equalTo("a=x&a=y")));
    }

    @Test
    void sendsAStringAsItStands() {
        server.stubFor(any(anyUrl()).willReturn(json("1")));

        call("{'Method':'POST','Headers':{'content-type':'text/xml'},'RequestBody':'<a/>'}");

        server.verify(
                postRequestedFor(urlEqualTo("/api"))
                        .withHeader("Content-Type", equalTo("text/xml"))
                        .withRequestBody(equalTo("<a/>")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'Method':'TRACE'}",
                "{'Method':'get'}",
                "{'Method':'GET','ApiEndpoint':7}",
                "{'Method':'GET','ApiEndpoint':'not a url'}",
                "{'Method':'GET','ApiEndpoint':'ftp://127.0.0.1/'}",
                "{'Method':'GET','ApiEndpoint':'http://user@127.0.0.1/'}",
                "{'Method':'GET','ApiEndpoint':'http://127.0.0.1/#part'}",
                "{'Method':'GET','Headers':'X: y'}",
                "{'Method':'GET','Headers':{'Authorization':'Bearer mine'}}",
                "{'Method':'GET','Headers':{'hOsT':'evil'}}",
                "{'Method':'GET','Headers':{'Transfer-Encoding':'chunked'}}",
                "{'Method':'GET','Headers':{'Content-Length':'0'}}",
                "{'Method':'GET','Headers':{'X-Amz-Date':'now'}}",
                "{'Method':'GET','Headers':{'X-Forwarded-For':'me'}}",
                "{'Method':'GET','Headers':{'X-A':{'b':1}}}",
                "{'Method':'GET','Headers':{'X A':'b'}}",
                "{'Method':'GET','Headers':{'X-A':'b\\r\\nX-Evil: c'}}",
                "{'Method':'GET','QueryParameters':{'a':{'b':1}}}",
                "{'Method':'GET','QueryParameters':'a=b'}",
                "{'Method':'GET','InvocationConfig':{'ConnectionArn':'x'}}",
                "{'Method':'GET','Transform':{'RequestBodyEncoding':'XML'}}",
                "{'Method':'POST','RequestBody':[1],'Transform':{"
                        + "'RequestBodyEncoding':'URL_ENCODED'}}"
            })
    void refusesParametersThatCannotBeUsed(String parameters) {
        assertThat(failure(parameters).error()).isEqualTo("States.Runtime");
        server.verify(0, getRequestedFor(urlPathEqualTo("/api")));
    }

    @Test
    void doesNotMergeABodyThatIsNoObject() {
        credentials =
                new ConnectionCredentials(
                        BASIC,
                        new HttpParameters(
                                List.of(), List.of(), List.of(new Parameter("a", "b", false))));

        assertThat(failure("{'Method':'POST','RequestBody':'text'}").error())
                .isEqualTo("States.Runtime");
    }

    @ParameterizedTest
    @CsvSource({"301", "400", "401", "404", "429", "500", "503"})
    void namesTheStatusOfAnUnsuccessfulResponse(int status) {
        server.stubFor(
                any(anyUrl()).willReturn(aResponse().withStatus(status).withBody("went wrong")));

        assertThat(failure(OK))
                .isEqualTo(new ErrorOutput("States.Http.StatusCode." + status, "went wrong"));
    }

    @Test
    void namesTheStatusInWordsWhereThereIsNoBody() {
        server.stubFor(
                any(anyUrl())
                        .willReturn(aResponse().withStatus(404).withStatusMessage("Not Found")));

        assertThat(failure(OK))
                .isEqualTo(new ErrorOutput("States.Http.StatusCode.404", "Not Found"));
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, '{\"a\":1}', '{\"a\":1}'",
        "application/problem+json; charset=utf-8, '[1]', '[1]'",
        "application/json, not json, '\"not json\"'",
        "text/plain, '1', '\"1\"'",
        "application/json, '', '\"\"'"
    })
    void yieldsJsonAsJsonAndAllElseAsText(String type, String body, String yielded) {
        server.stubFor(
                any(anyUrl())
                        .willReturn(aResponse().withHeader("Content-Type", type).withBody(body)));

        assertThat(JsonText.write(call(OK).at("/ResponseBody"))).isEqualTo(yielded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/octet-stream", "image/png", "video/mp4", "audio/ogg; x=y"})
    void refusesResponsesThatAreNotText(String type) {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withHeader("Content-Type", type)));

        assertThat(failure(OK).error()).isEqualTo("States.Runtime");
    }

    @Test
    void refusesBytesThatAreNotInTheirCharset() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withBody(new byte[] {(byte) 0xff})));

        assertThat(failure(OK).error()).isEqualTo("States.Runtime");
    }

    @Test
    void readsNoMoreThanAResultMayHave() {
        server.stubFor(any(anyUrl()).willReturn(json("\"" + "x".repeat(2_000) + "\"")));

        assertThat(failure(OK))
                .isEqualTo(
                        new ErrorOutput(
                                "States.DataLimitExceeded",
                                "The state/task 'http' returned a result with a size exceeding the"
                                        + " maximum number of bytes service limit."));
    }

    @Test
    void goesNowhereThatIsNotAllowed() {
        server.stubFor(any(anyUrl()).willReturn(json("\"secret\"")));
        try (GuardedHttpClient guarded = client(EgressPolicy.publicAnd(List.of()))) {
            integration = integration(guarded);

            assertThat(failure(OK))
                    .isEqualTo(new ErrorOutput("States.Http.Socket", "egress blocked"));
        }
        server.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void saysThatNobodyListens() {
        assertThat(failure("{'Method':'GET','ApiEndpoint':'http://127.0.0.1:1/'}").error())
                .isEqualTo("States.Http.Socket");
    }

    @Test
    void givesUpAtTheDeadline() {
        server.stubFor(any(anyUrl()).willReturn(json("1").withFixedDelay(20_000)));
        long start = System.nanoTime();

        assertThat(failure(OK, NOW.plusMillis(150)).error()).isEqualTo("States.Http.Socket");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void saysThatThereIsNoSuchConnection() {
        HttpIntegration nobody =
                new HttpIntegration(
                        _ -> Optional.empty(), new OAuthTokens(client, clock), client, clock);

        assertThat(failure(nobody, task(OK, NOW.plusSeconds(20))).error())
                .isEqualTo("Events.ConnectionResource.ResourceNotFound");
    }

    @Test
    void fetchesATokenOnceAndAgainWhenItExpires() {
        useOAuth("POST");
        stubToken("t1", 60);
        server.stubFor(get("/api").willReturn(json("1")));

        call(OK);
        call(OK);
        server.verify(
                1,
                postRequestedFor(urlEqualTo("/token?audience=a"))
                        .withHeader("Authorization", equalTo("Basic aWQ6cyUzQWNyZXQ="))
                        .withRequestBody(equalTo("grant_type=client_credentials&scope=all")));
        server.verify(
                2,
                getRequestedFor(urlEqualTo("/api"))
                        .withHeader("Authorization", equalTo("Bearer t1")));

        clock.advance(Duration.ofSeconds(31));
        stubToken("t2", 60);
        call(OK);
        server.verify(
                1,
                getRequestedFor(urlEqualTo("/api"))
                        .withHeader("Authorization", equalTo("Bearer t2")));
    }

    @Test
    void fetchesOneTokenForManyCallsAtOnce() throws Exception {
        useOAuth("POST");
        stubToken("t1", 60);
        server.stubFor(get("/api").willReturn(json("1")));

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<JsonNode>> calls =
                    IntStream.range(0, 20).mapToObj(_ -> threads.submit(() -> call(OK))).toList();
            for (Future<JsonNode> done : calls) {
                assertThat(done.get().at("/StatusCode").intValue()).isEqualTo(200);
            }
        }

        server.verify(1, postRequestedFor(urlPathEqualTo("/token")));
    }

    @Test
    void fetchesATokenWithAGet() {
        useOAuth("GET");
        server.stubFor(
                get(urlEqualTo("/token?audience=a&grant_type=client_credentials&scope=all"))
                        .willReturn(json("{\"access_token\":\"t1\"}")));
        server.stubFor(get("/api").willReturn(json("1")));

        assertThat(call(OK).at("/StatusCode").intValue()).isEqualTo(200);
    }

    @Test
    void fetchesAnotherTokenWhenTheApiRejectsTheOneItHas() {
        useOAuth("POST");
        server.stubFor(
                post(urlPathEqualTo("/token"))
                        .inScenario("tokens")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("second")
                        .willReturn(json("{\"access_token\":\"revoked\",\"expires_in\":60}")));
        server.stubFor(
                post(urlPathEqualTo("/token"))
                        .inScenario("tokens")
                        .whenScenarioStateIs("second")
                        .willReturn(json("{\"access_token\":\"good\",\"expires_in\":60}")));
        server.stubFor(get("/api").willReturn(aResponse().withStatus(401)));
        server.stubFor(
                get("/api")
                        .withHeader("Authorization", equalTo("Bearer good"))
                        .willReturn(json("1")));

        assertThat(call(OK).at("/StatusCode").intValue()).isEqualTo(200);
        server.verify(2, getRequestedFor(urlEqualTo("/api")));
    }

    @Test
    void doesNotUseATokenOfAnEarlierRevision() {
        useOAuth("POST");
        stubToken("t1", 60);
        server.stubFor(get("/api").willReturn(json("1")));
        call(OK);

        revision++;
        call(OK);

        server.verify(2, postRequestedFor(urlPathEqualTo("/token")));
    }

    @ParameterizedTest
    @CsvSource({
        "400, '{\"error\":\"invalid_client\"}', InvalidConnectionState",
        "200, '{}', InvalidConnectionState",
        "200, not json, InvalidConnectionState"
    })
    void saysThatTheConnectionGetsNoToken(int status, String body, String error) {
        useOAuth("POST");
        server.stubFor(
                post(urlPathEqualTo("/token"))
                        .willReturn(aResponse().withStatus(status).withBody(body)));

        ErrorOutput failure = failure(OK);

        assertThat(failure.error()).isEqualTo("Events.ConnectionResource." + error);
        assertThat(failure.cause()).doesNotContain("s:cret");
    }

    private void useOAuth(String method) {
        ConnectionAuthorization oauth =
                new OAuthClientCredentials(
                        URI.create(server.url("/token")),
                        method,
                        "id",
                        "s:cret",
                        new HttpParameters(
                                List.of(),
                                List.of(new Parameter("audience", "a", false)),
                                List.of(new Parameter("scope", "all", false))));
        credentials = new ConnectionCredentials(oauth, HttpParameters.NONE);
    }

    private static void stubToken(String token, int seconds) {
        server.stubFor(
                post(urlPathEqualTo("/token"))
                        .willReturn(
                                json(
                                        "{\"access_token\":\"%s\",\"expires_in\":%d}"
                                                .formatted(token, seconds))));
    }

    private JsonNode call(String parameters) {
        return integration.call(task(parameters, NOW.plusSeconds(120)));
    }

    private ErrorOutput failure(String parameters) {
        return failure(parameters, NOW.plusSeconds(20));
    }

    private ErrorOutput failure(String parameters, Instant deadline) {
        return failure(integration, task(parameters, deadline));
    }

    private static ErrorOutput failure(HttpIntegration integration, TaskCall call) {
        TaskFailure failure = catchThrowableOfType(TaskFailure.class, () -> integration.call(call));
        assertThat(failure).isNotNull();
        return failure.output();
    }

    private static TaskCall task(String parameters, Instant deadline) {
        ObjectNode json = (ObjectNode) JsonText.parse(parameters.replace('\'', '"'));
        if (!json.has("ApiEndpoint")) {
            json.put("ApiEndpoint", server.url("/api"));
        }
        json.putObject("Authentication").put("ConnectionArn", ARN);
        ServiceIntegration resource =
                new ServiceIntegration(
                        "arn:aws:states:::http:invoke",
                        "http",
                        "invoke",
                        IntegrationPattern.REQUEST_RESPONSE);
        return new TaskCall(ExecutionIdentities.EXECUTION, 7, resource, json, deadline);
    }

    private HttpIntegration integration(GuardedHttpClient over) {
        return new HttpIntegration(
                arn -> Optional.of(new KnownConnection(arn, revision, credentials)),
                new OAuthTokens(over, clock),
                over,
                clock);
    }

    private static GuardedHttpClient client(EgressPolicy policy) {
        return new GuardedHttpClient(
                policy, new OutboundLimits(1_000, 50, 4_096, Duration.ofSeconds(2), 30, 30));
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }
}
