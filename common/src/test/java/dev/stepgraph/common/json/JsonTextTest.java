package dev.stepgraph.common.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.core.JacksonException;

class JsonTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[1,1.0,1.10,1E+2,12345678901234567890]",
                "{\"b\":null,\"a\":\"é😀\"}",
                "\"x\"",
                "1E+50000000",
                "null"
            })
    void writesWhatItRead(String text) {
        assertThat(JsonText.write(JsonText.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":1,\"a\":2}", "{} {}", "NaN", "'a'", "[1,]", "01"})
    void refusesWhatIsNotOneJsonValue(String text) {
        assertThatThrownBy(() -> JsonText.parse(text)).isInstanceOf(JacksonException.class);
    }

    @Test
    void refusesDepthThatWouldBlowTheStack() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThatThrownBy(() -> JsonText.parse(deep)).isInstanceOf(JacksonException.class);
    }

    @Test
    void escapesASurrogateThatStandsAlone() {
        String text = JsonText.write(JsonText.parse("\"a\\ud800\""));

        assertThat(text).isEqualTo("\"a\\uD800\"");
        assertThat(JsonText.isUnicode(text)).isTrue();
    }

    @Test
    void knowsPairedSurrogatesFromLoneOnes() {
        assertThat(JsonText.isUnicode("a😀b")).isTrue();
        assertThat(JsonText.isUnicode("\ud800")).isFalse();
        assertThat(JsonText.isUnicode("\udc00\ud800")).isFalse();
        assertThat(JsonText.isUnicode("a\ud800b")).isFalse();
    }
}
