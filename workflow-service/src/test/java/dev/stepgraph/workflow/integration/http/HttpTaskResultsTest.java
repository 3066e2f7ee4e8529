package dev.stepgraph.workflow.integration.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.engine.ErrorOutput;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTaskResultsTest extends HttpTaskFixture {

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
}
