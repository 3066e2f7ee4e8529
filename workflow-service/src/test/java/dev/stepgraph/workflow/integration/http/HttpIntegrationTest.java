package dev.stepgraph.workflow.integration.http;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.http.EgressPolicy;
import dev.stepgraph.common.http.GuardedHttpClient;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.connection.ConnectionAuthorization.ApiKey;
import dev.stepgraph.workflow.connection.ConnectionCredentials;
import dev.stepgraph.workflow.connection.HttpParameters;
import dev.stepgraph.workflow.connection.HttpParameters.Parameter;
import dev.stepgraph.workflow.engine.ErrorOutput;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

class HttpIntegrationTest extends HttpTaskFixture {

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
}
