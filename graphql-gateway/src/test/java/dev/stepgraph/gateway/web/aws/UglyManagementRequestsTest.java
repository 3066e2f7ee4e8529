package dev.stepgraph.gateway.web.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.gateway.web.RunningGateway;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

class UglyManagementRequestsTest extends RunningGateway {

    static List<Arguments> badBodies() {
        return List.of(
                bad("meow", "is not JSON"),
                bad("[]", "not a JSON object"),
                bad("{'name':'a','name':'b'}", "is not JSON"),
                bad("{'name':'a','authenticationType':'API_KEY'} {}", "is not JSON"),
                bad(
                        "{'name':'a','authenticationType':'API_KEY','surprise':1}",
                        "Unknown member 'surprise'"),
                bad("{'name':'a'}", "Value null at 'authenticationType'"),
                bad("{'name':7,'authenticationType':'API_KEY'}", "'name' must be a string"),
                bad("{'name':'\\u0000','authenticationType':'API_KEY'}", "U+0000"),
                bad("{'name':'a','authenticationType':'NONE'}", "enum value set"),
                bad(
                        "{'name':'a','authenticationType':'API_KEY','tags':[]}",
                        "'tags' must be a map"),
                bad(
                        "{'name':'a','authenticationType':'API_KEY',"
                                + "'queryDepthLimit':1e50000000}",
                        "'queryDepthLimit' must be"));
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void badBodiesGetAClearError(String body, String reason) {
        HttpResponse<String> answer = post("/v1/apis", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("x-amzn-errortype")).hasValue("BadRequestException");
        assertThat(answer.headers().firstValue("x-amzn-requestid")).isPresent();
        assertThat(answer.body()).contains(reason);
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        HttpResponse<String> answer =
                post("/v1/apis", "{\"name\":\"" + "x".repeat(2_000_000) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("x-amzn-errortype"))
                .hasValue("RequestEntityTooLargeException");
    }

    @Test
    void aPathThatIsNoOperationIsNamed() {
        HttpResponse<String> answer = post("/v1/apis/a/b/c/d/e", "{}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("x-amzn-errortype"))
                .hasValue("UnknownOperationException");
    }

    private HttpResponse<String> post(String path, String body) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private static Arguments bad(String body, String reason) {
        return Arguments.of(body.replace('\'', '"'), reason);
    }
}
