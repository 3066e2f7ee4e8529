package dev.stepgraph.workflow.asl.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Texts that are no JSON object. */
class MalformedJsonTest {

    @Test
    void wordsASyntaxErrorAsJacksonDoes() {
        assertThat(Checked.written(Checked.result("not a definition")))
                .containsExactly(
                        """
                        INVALID_JSON_DESCRIPTION: Unrecognized token 'not': was expecting (JSON String, \
                        Number, Array, Object or token 'null', 'true' or 'false')
                         at [Source: (String)"not a definition"; line: 1, column: 4]\
                        """);
    }

    @Test
    void quotesTheBeginningOfALongText() {
        String text = "{\"a\":\n\t" + "x".repeat(1_000);

        assertThat(Checked.written(Checked.result(text)).getFirst())
                .contains(
                        "(String)\"{\"a\":\n\\u0009"
                                + "x".repeat(493)
                                + "\"[truncated 507 chars]; line: 2,");
    }

    @Test
    void refusesWhiteSpace() {
        assertThat(Checked.written(Checked.result(" ")))
                .containsExactly(
                        """
                        INVALID_JSON_DESCRIPTION: No content to map due to end-of-input
                         at [Source: (String)" "; line: 1, column: 0]\
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", " null "})
    void refusesNothing(String text) {
        assertThat(Checked.written(Checked.result(text)))
                .containsExactly("MISSING_DESCRIPTION: Received a null or empty workflow input");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"{}\"", "true"})
    void refusesWhatIsNoObject(String text) {
        assertThat(Checked.written(Checked.result(text)))
                .containsExactly("SCHEMA_VALIDATION_FAILED: Expected value of type Object at /");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}{}",
                "{} trailing",
                "{\"a\": 1, \"a\": 2}",
                "{'a': 1}",
                "{\"a\": 01}",
                "{\"a\": NaN}",
                "{\"a\": \"\u0000\"}",
                "\u0000",
                "{\"a\": 1e99999999999}",
                "\ud800",
                "{\"a\": \"\ud800\"}",
                "{\"a\": \"\\ud800\"}",
                "{\"a\": \"\\udc00\\ud800\"}",
                "{\"\\ud800\": 1}",
                "{\"a\": [{\"b\\u0000\": 1}]}",
                "{\"a\": \"b\\u0000\"}"
            })
    void refusesWhatCannotBeReadOrStored(String text) {
        List<String> problems = Checked.written(Checked.result(text));

        assertThat(problems).singleElement().asString().startsWith("INVALID_JSON_DESCRIPTION: ");
    }

    @Test
    void acceptsWholeSurrogatePairs() {
        assertThat(
                        Checked.problemsOfState(
                                "\"Type\": \"Succeed\", \"Comment\": \"\\ud83d\\ude80🚀\""))
                .isEmpty();
    }

    @Test
    void refusesNumbersOfThousandsOfDigits() {
        assertThat(
                        Checked.problemsOfState(
                                "\"Type\": \"Succeed\", \"Comment\": " + "9".repeat(5_000)))
                .singleElement()
                .asString()
                .startsWith("INVALID_JSON_DESCRIPTION: ");
    }
}
