package dev.stepgraph.workflow.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.workflow.web.RunningService;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

@Timeout(60)
class EventStreamTest extends RunningService {

    @Test
    void sendsTheEventsOfAnExecutionThatHasEnded() {
        String arn = start(createStateMachine());
        awaitEnd(arn);

        HttpResponse<String> stream = fetch("/v1/executions/" + arn + "/events");

        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("Content-Type"))
                .hasValue("text/event-stream;charset=UTF-8");
        assertThat(names(stream.body()))
                .containsExactly(
                        "ExecutionStarted",
                        "PassStateEntered",
                        "PassStateExited",
                        "ExecutionSucceeded",
                        "end");
        assertThat(stream.body())
                .contains("id: 3\nevent: PassStateExited\ndata: {\"id\":3,\"previousEventId\":2,")
                .contains("\"details\":{\"name\":\"Done\",\"output\":{\"a\":1}}");
    }

    @Test
    void goesOnAfterTheLastEventThatWasSeen() {
        String arn = start(createStateMachine());
        awaitEnd(arn);
        String path = "/v1/executions/" + arn + "/events";

        HttpResponse<String> resumed =
                send(
                        HttpRequest.newBuilder(uri(path + "?after=1"))
                                .header("Last-Event-ID", "3")
                                .build());

        assertThat(names(resumed.body())).containsExactly("ExecutionSucceeded", "end");
        assertThat(names(fetch(path + "?after=2").body()))
                .containsExactly("PassStateExited", "ExecutionSucceeded", "end");
        assertThat(fetch(path + "?after=4").statusCode()).isEqualTo(204);
    }

    @Test
    void sendsEventsAsTheyHappenAndSignsOfLifeBetween() throws Exception {
        String arn = start(createStateMachine(WAIT));
        HttpRequest request =
                HttpRequest.newBuilder(uri("/v1/executions/" + arn + "/events")).build();

        try (HttpClient client = HttpClient.newHttpClient();
                BufferedReader stream =
                        new BufferedReader(
                                new InputStreamReader(
                                        client.send(request, BodyHandlers.ofInputStream()).body(),
                                        StandardCharsets.UTF_8))) {
            List<String> seen = readUntil(stream, ": alive");
            assertThat(seen).contains("event: WaitStateEntered").doesNotContain("event: end");

            states.stopExecution(r -> r.executionArn(arn));

            assertThat(readUntil(stream, "event: end")).contains("event: ExecutionAborted");
        }
    }

    @Test
    void refusesWhatCannotBeFollowed() {
        assertThat(fetch("/v1/executions/00000000-0000-0000-0000-000000000000/events").statusCode())
                .isEqualTo(404);
        String arn = start(createStateMachine());
        assertThat(fetch("/v1/executions/" + arn + "/events?after=soon").statusCode())
                .isEqualTo(400);
    }

    private static List<String> readUntil(BufferedReader stream, String last) throws IOException {
        List<String> lines = new ArrayList<>();
        String line = "";
        while (!line.equals(last)) {
            line = stream.readLine();
            if (line == null) {
                throw new IOException("the stream ended before " + last + ": " + lines);
            }
            lines.add(line);
        }
        return lines;
    }

    private static List<String> names(String stream) {
        return stream.lines()
                .filter(line -> line.startsWith("event: "))
                .map(line -> line.substring("event: ".length()))
                .toList();
    }
}
