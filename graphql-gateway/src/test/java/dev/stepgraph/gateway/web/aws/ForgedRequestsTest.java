package dev.stepgraph.gateway.web.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.gateway.web.RawHttp;
import dev.stepgraph.gateway.web.RunningGateway;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Locale;

/** What a page in a browser sends to the management API where that asks for no signature. */
class ForgedRequestsTest extends RunningGateway {

    private static final String BODY = "{\"name\":\"forged\",\"authenticationType\":\"API_KEY\"}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost:1 | Origin: http://evil.example",
                "localhost:1 | Origin: null",
                "localhost:1 | Origin: http://localhost:3000",
                "localhost:1 | Origin: http://localhost:1.evil.example",
                "localhost:1 | Origin:",
                "evil.example | Origin: http://evil.example",
                "evil.example:8090 | Accept: */*",
                "127.0.0.1.evil.example | Accept: */*",
            })
    void refusesThePagesOfOtherSites(String host, String header) {
        String answer = create(host, header);

        assertThat(RawHttp.status(answer)).isEqualTo(403);
        assertThat(answer).contains("AccessDeniedException").doesNotContain("\"apiId\"");
    }

    @Test
    void takesItsOwnPagesAndTheProgramsOfThisMachine() {
        assertThat(RawHttp.status(create("localhost:1", "Origin: http://localhost:1")))
                .isEqualTo(200);
        assertThat(RawHttp.status(create("[::1]:8090", "Accept: */*"))).isEqualTo(200);
    }

    /** Browsers ask first whether a page may; nobody says that it may. */
    @Test
    void allowsNoPageToAskForMore() {
        String answer =
                RawHttp.exchange(
                        uri("/"),
                        String.join(
                                "\r\n",
                                "OPTIONS /v1/apis HTTP/1.1",
                                "Host: localhost",
                                "Connection: close",
                                "Origin: http://evil.example",
                                "Access-Control-Request-Method: DELETE",
                                "",
                                ""));

        assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("access-control-allow");
    }

    /** Requests of which it is in doubt where they end, or which header counts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5, 6",
                "Content-Length: -1",
                "Content-Length: 0x5",
                "Transfer-Encoding: x",
                "Transfer-Encoding : chunked",
                "Host: other.example",
                "Content-Length : 5",
                "X A: b",
                "X-A: b\0",
            })
    void answersNothingThatTwoReadersWouldReadDifferently(String headers) {
        String answers =
                RawHttp.exchange(
                        uri("/"),
                        "POST /v1/apis HTTP/1.1\r\nHost: localhost\r\n"
                                + headers
                                + "\r\n\r\nGET /livez HTTP/1.1\r\nHost: localhost\r\n"
                                + "Connection: close\r\n\r\n");

        assertThat(answers).doesNotContain("HTTP/1.1 200");
    }

    private String create(String host, String header) {
        return RawHttp.exchange(
                uri("/"),
                "POST /v1/apis HTTP/1.1\r\nHost: %s\r\n%s\r\nContent-Type: application/json\r\n"
                                .formatted(host, header)
                        + "Connection: close\r\nContent-Length: %d\r\n\r\n%s"
                                .formatted(BODY.length(), BODY));
    }
}
