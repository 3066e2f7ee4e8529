package dev.stepgraph.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;

import io.micrometer.core.instrument.MeterRegistry;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import tools.jackson.databind.JsonNode;

/** How large what a subscriber is sent may be: 240 KB, whatever the mutation answered. */
class PayloadLimitTest extends Chat {

    private static final int LIMIT = 240 * 1024;
    private static final int FRAME = "{\"data\":{\"onSaid\":{\"text\":\"\"}}}".length();

    private final MeterRegistry meters;

    @Autowired
    PayloadLimitTest(MeterRegistry meters) {
        this.meters = meters;
    }

    @Test
    void whatIsAsLargeAsTheLimitIsSentAndWhatIsLargerIsNot() throws Exception {
        try (GraphqlSocket client = connect(Place.SUBPROTOCOL)) {
            subscribe(client, "1", "subscription { onSaid { text } }");

            say("r", "x".repeat(LIMIT - FRAME), 1);
            say("r", "x".repeat(LIMIT - FRAME + 1), 1);
            say("r", "after", 1);

            assertThat(client.hear().at("/payload/data/onSaid/text").asString())
                    .hasSize(LIMIT - FRAME);
            JsonNode instead = client.hear();
            assertThat(instead.path("type").asString()).isEqualTo("data");
            assertThat(instead.at("/payload/data/onSaid").isNull()).isTrue();
            assertThat(instead.at("/payload/errors/0/errorType").asString())
                    .isEqualTo("PayloadSizeLimitExceeded");
            assertThat(instead.at("/payload/errors/0/message").asString())
                    .isEqualTo("The message has 245761 bytes, of which it may have 245760.");
            assertThat(client.hear().at("/payload/data/onSaid/text").asString()).isEqualTo("after");
        }
        assertThat(
                        meters.get("PublishDataMessageClientError")
                                .tag("GraphQLAPIId", apiId)
                                .counter()
                                .count())
                .isEqualTo(1);
    }

    @Test
    void bytesAreCountedAndOnlyOfWhatTheSubscriberSelected() throws Exception {
        String text = "\u00e9".repeat(LIMIT / 2);
        try (GraphqlSocket all = connect(Place.SUBPROTOCOL);
                GraphqlSocket little = connect(Place.SUBPROTOCOL)) {
            subscribe(all, "1", "subscription { onSaid { room text } }");
            subscribe(little, "1", "subscription { onSaid { room } }");

            say("r", text, 1);

            assertThat(all.hear().at("/payload/errors/0/errorType").asString())
                    .isEqualTo("PayloadSizeLimitExceeded");
            assertThat(little.hear().at("/payload/data/onSaid/room").asString()).isEqualTo("r");
        }
    }

    @Test
    void whereTheFieldCannotBeNullThereIsNoData() throws Exception {
        try (GraphqlSocket client = connect(Place.SUBPROTOCOL)) {
            subscribe(client, "1", "subscription { onSurely { text } }");

            say("r", "x".repeat(LIMIT), 1);

            JsonNode payload = client.hear().path("payload");
            assertThat(payload.path("data").isNull()).isTrue();
            assertThat(payload.path("errors").size()).isEqualTo(1);
        }
    }

    @Test
    void subscribersOfTheOtherProtocolGoOnToo() throws Exception {
        try (GraphqlSocket client = connectTransport()) {
            client.say(
                    "{'type': 'subscribe', 'id': '1', 'payload': {'query': 'subscription { said: onSaid { text } }'}}");
            client.say("{'type': 'subscribe', 'id': '2', 'payload': {'query': '{ ping }'}}");
            client.hear();
            client.hear();

            say("r", "x".repeat(LIMIT), 1);
            say("r", "after", 1);

            JsonNode next = client.hear();
            assertThat(next.path("type").asString()).isEqualTo("next");
            assertThat(next.path("payload"))
                    .isEqualTo(
                            JsonText.parse(
                                    """
                                    {"data": {"said": null}, "errors": [{"path": null, "data": null,
                                     "errorType": "PayloadSizeLimitExceeded", "errorInfo": null,
                                     "locations": null, "message":
                                     "The message has 245789 bytes, of which it may have 245760."}]}
                                    """));
            assertThat(client.hear().at("/payload/data/said/text").asString()).isEqualTo("after");
        }
    }
}
