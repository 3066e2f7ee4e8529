package dev.stepgraph.common.json;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

class JsonSizeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "false",
                "0",
                "-9223372036854775808",
                "9223372036854775807",
                "-10",
                "1.50",
                "1e50000000",
                "123456789012345678901234567890",
                "\"\"",
                "\"a\\\"\\\\\\n\\u0001\\u007Fé✓\uD83D\uDE00\\uD83D\"",
                "[]",
                "[[],{},[1,2]]",
                "{\"é\":1,\"b\\n\":[true,null,\"x\"]}",
            })
    void countsWhatIsWritten(String text) {
        JsonNode value = JsonText.parse(text);
        long bytes = JsonText.write(value).getBytes(UTF_8).length;

        assertThat(JsonSize.upTo(value, 10_000)).isEqualTo(bytes);
        assertThat(JsonSize.upTo(value, bytes - 1)).isEqualTo(bytes);
        assertThat(JsonSize.exceeds(value, bytes)).isFalse();
        assertThat(JsonSize.exceeds(value, bytes - 1)).isTrue();
    }

    @Test
    void stopsCountingAtTheLimit() {
        // 2^60 elements as text: counting them all would never end.
        ArrayNode value = JsonNodeFactory.instance.arrayNode().add(1);
        for (int i = 0; i < 60; i++) {
            value = JsonNodeFactory.instance.arrayNode().add(value).add(value);
        }

        assertThat(JsonSize.exceeds(value, 262_144)).isTrue();
    }

    @Test
    void takesWhatCouldNotBeReadAgainForTooLarge() {
        JsonNode deepest = nested(JsonText.MAX_DEPTH);

        assertThat(JsonSize.exceeds(deepest, 10_000)).isFalse();
        assertThat(JsonSize.exceeds(nested(JsonText.MAX_DEPTH + 1), 10_000)).isTrue();
    }

    private static JsonNode nested(int depth) {
        ArrayNode value = JsonNodeFactory.instance.arrayNode();
        for (int i = 1; i < depth; i++) {
            value = JsonNodeFactory.instance.arrayNode().add(value);
        }
        return value;
    }
}
