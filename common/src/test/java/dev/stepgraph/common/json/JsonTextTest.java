package dev.stepgraph.common.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class JsonTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "0",
                "-12",
                "1.0",
                "0.10",
                "123456789012345678901234567890",
                "\"\"",
                "[]",
                "{}",
                "[1,[2,{}],null]",
                "{\"b\":1,\"a\":{\"c\":[true]}}",
                "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001F\"",
                "\"\\uD83D\"",
                "\"\\uDE00x\\uD83D\\uD83D\\uDE00\"",
                "\"\uD83D\uDE00 é ✓\"",
            })
    void writesWhatItRead(String text) {
        JsonNode value = JsonText.parse(text);

        String written = JsonText.write(value);

        assertThat(JsonText.parse(written)).isEqualTo(value);
        assertThat(JsonText.write(JsonText.parse(written))).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\":1,\"a\":2}",
                "{\"x\":{\"a\":1,\"a\":1}}",
                "1 2",
                "{} x",
                "'a'",
                "NaN",
                "01",
                "+1",
                "nul",
                "// c\n1",
                "\"\t\"",
                "1e99999999999",
                "1e1000000001",
                "[100e2147483647]",
                "1e-2147483647"
            })
    void refusesWhatIsNotOneStrictValue(String text) {
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> JsonText.parse(text));
    }

    @Test
    void writesPlainValuesAsTheTreesThatTheyStandFor() {
        // given
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("text", "a\"\uD83D");
        plain.put("numbers", List.of(1, 2L, 0.5, new BigDecimal("1.10"), new BigInteger("9")));
        plain.put("nothing", null);
        plain.put("tree", JsonText.parse("{\"a\":[true]}"));
        plain.put("none", Map.of());

        // when
        String text = JsonText.writePlain(plain);

        // then
        assertThat(text)
                .isEqualTo(
                        "{\"text\":\"a\\\"\\uD83D\",\"numbers\":[1,2,0.5,1.10,9],\"nothing\":null,"
                                + "\"tree\":{\"a\":[true]},\"none\":{}}");
    }

    @Test
    void saysWhereReadingStopped() {
        InvalidJsonException refusal =
                catchThrowableOfType(
                        InvalidJsonException.class, () -> JsonText.parse("{\n  \"a\": nope}"));

        assertThat(refusal.line()).isEqualTo(2);
        assertThat(refusal.column()).isGreaterThan(5);
        assertThat(refusal).hasMessageContaining("nope");
    }

    @Test
    void keepsTheDigitsOfFractions() {
        assertThat(JsonText.write(JsonText.parse("[1.0, 1.10, 1, 0.1]")))
                .isEqualTo("[1.0,1.10,1,0.1]");
    }

    @Test
    void takesHugeExponentsForWhatTheyAre() {
        JsonNode value = JsonText.parse("1e50000000");

        assertThat(JsonText.write(value)).isEqualTo("1E+50000000");
        assertThat(JsonText.parse("1E+50000000")).isEqualTo(value);
    }

    @Test
    void readsDownToItsDepthAndNoFurther() {
        int depth = JsonText.MAX_DEPTH;

        assertThat(JsonText.write(JsonText.parse(nested(depth)))).isEqualTo(nested(depth));
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> JsonText.parse(nested(depth + 1)));
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> JsonText.parse("[".repeat(1_000_000)));
    }

    @Test
    void readsNumbersUpToTheirLength() {
        String longest = "9".repeat(JsonText.MAX_NUMBER_LENGTH);

        assertThat(JsonText.write(JsonText.parse(longest))).isEqualTo(longest);
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> JsonText.parse(longest + "9"));
    }

    @Test
    void refusesToWriteWhatNestsWithoutEnd() {
        JsonNode value = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < 100_000; i++) {
            value = JsonNodeFactory.instance.arrayNode().add(value);
        }
        JsonNode endless = value;

        assertThatIllegalArgumentException().isThrownBy(() -> JsonText.write(endless));
    }

    @Test
    void readsBytesAsItReadsText() {
        byte[] text = "{\"a\":\"é✓\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(JsonText.writeBytes(JsonText.parse(text))).isEqualTo(text);
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> JsonText.parse(new byte[] {'"', (byte) 0xC3, '"'}));
    }

    @Test
    void knowsPairedSurrogatesFromLoneOnes() {
        assertThat(JsonText.isUnicode("a\uD83D\uDE00b")).isTrue();
        assertThat(JsonText.isUnicode("\uD83D")).isFalse();
        assertThat(JsonText.isUnicode("\uDE00\uD83D")).isFalse();
        assertThat(JsonText.isUnicode("a\uD83Db")).isFalse();
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }
}
