package dev.stepgraph.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.gateway.registry.ApiRevisions;
import dev.stepgraph.gateway.subscription.Subscriptions;
import dev.stepgraph.gateway.web.RawHttp;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Streams of server-sent events whose clients read slowly, or for long. */
class EventStreamsTest extends ReplicatedChat {

    private static final String EVERYTHING = "subscription { onSaid { text } }";
    private static final int LARGE = 40_000;

    private Subscriptions subscriptions;

    @Autowired
    @SuppressWarnings("NullAway.Init") // before each test
    EventStreamsTest(ApiRevisions here) {
        super(here);
    }

    @BeforeEach
    void awaitNobody() {
        subscriptions = replica.part(Subscriptions.class);
        await(() -> subscriptions.count() == 0);
    }

    @Test
    void aClientThatDoesNotReadIsCutOffAndOthersDoNotNotice() throws Exception {
        try (RawHttp slow = begun();
                RawHttp other = begun()) {
            await(() -> subscriptions.count() == 2);

            List<String> said = new ArrayList<>();
            while (subscriptions.count() == 2 && said.size() < 500) {
                String text = "x".repeat(LARGE) + said.size();
                say("r", text, 1);
                said.add(text);
                assertThat(nextText(other)).isEqualTo(text);
            }

            assertThat(said).hasSizeLessThan(500);
            say("r", "after", 1);
            assertThat(nextText(other)).isEqualTo("after");
            assertThat(slow.rest()).doesNotContain("event:complete").doesNotContain("after");
        }
    }

    @Test
    void aStreamThatHasLastedLongEnoughEndsSoThatItsClientBeginsAnew() throws Exception {
        key = createKey(Duration.ofDays(60));
        awaitChanges();
        try (RawHttp client = begun()) {
            await(() -> subscriptions.count() == 1);
            say("r", "before", 1);
            assertThat(nextText(client)).isEqualTo("before");

            replica.clock().advance(Duration.ofDays(20));

            assertThat(client.rest()).doesNotContain("event:complete").endsWith("0\r\n\r\n");
            await(() -> subscriptions.count() == 0);
        }
        try (RawHttp again = begun()) {
            await(() -> subscriptions.count() == 1);
            say("r", "again", 1);
            assertThat(nextText(again)).isEqualTo("again");
        }
    }

    private RawHttp begun() throws IOException {
        RawHttp client = RawHttp.narrow(replica.uri(""));
        String body = "{\"query\": \"" + EVERYTHING + "\"}";
        client.say(
                """
                POST /apis/%s/graphql/stream HTTP/1.1
                Host: localhost
                Content-Type: application/json
                Connection: close
                x-api-key: %s
                Content-Length: %d

                %s\
                """
                        .formatted(apiId, key, body.length(), body)
                        .replace("\n", "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(client.head()).startsWith("HTTP/1.1 200 ");
        return client;
    }

    /** The text of the next message; whatever else is heard before it is passed over. */
    private static String nextText(RawHttp client) throws IOException {
        String start = "\"text\":\"";
        StringBuilder heard = new StringBuilder();
        while (heard.indexOf(start) < 0) {
            heard.append(one(client));
        }
        heard.setLength(0);
        while (heard.indexOf("\"") < 0) {
            heard.append(one(client));
        }
        return heard.substring(0, heard.length() - 1);
    }

    private static char one(RawHttp client) throws IOException {
        byte[] next = client.read(1);
        assertThat(next).as("the stream goes on").hasSize(1);
        return (char) next[0];
    }
}
