package dev.stepgraph.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberCharactersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ a } | 0",
                "{ a1 _2 b3c4 } | 0",
                "{ a(i: 123) } | 3",
                "{ a(i: -123) } | 3",
                "{ a(f: 1.5e-10) } | 7",
                "{ a(l: [1,2,345]) } | 5",
                "{ a(s: \"123\") } | 0",
                "{ a(s: \"\\\"123\", i: 4) } | 1",
                "{ a(s: \"\\\\\", i: 123) } | 3",
                "{ a(s: \"\"\"1 \" 2 \\\"\"\" 3\"\"\", i: 4) } | 1",
                "{ a(s: \"\", i: 4) } | 1",
                "{ a(s: \"123 | 0",
                "{ a(s: \"\"\"123 | 0",
                "12x34 | 5",
                "# 123 | 0",
            })
    void countsWhatTheLexerTakesForNumbers(String document, int count) {
        assertThat(NumberCharacters.count(document)).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({"'# 123\n4', 1", "'1#\r22', 3"})
    void leavesOutCommentsToTheEndOfTheirLine(String document, int count) {
        String lines = document.replace("\\n", "\n").replace("\\r", "\r");

        assertThat(NumberCharacters.count(lines)).isEqualTo(count);
    }
}
