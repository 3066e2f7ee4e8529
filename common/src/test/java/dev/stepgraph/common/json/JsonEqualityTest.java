package dev.stepgraph.common.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

class JsonEqualityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1                     | 1.0
                    1                     | 1.00e0
                    100                   | 1e2
                    0                     | -0.0
                    1e50000000            | 10e49999999
                    9223372036854775807   | 9223372036854775807.0
                    1000000000000000000   | 1e18
                    999999999999999999    | 999999999999999999.0
                    18446744073709551616  | 18446744073709551616.00
                    [1,2.0]               | [1.0,2]
                    {"a":1,"b":[2]}       | {"b":[2.0],"a":1.0}
                    null                  | null
                    "x"                   | "x"
                    """)
    void holdsThemEqual(String left, String right) {
        assertThat(JsonEquality.equal(JsonText.parse(left), JsonText.parse(right))).isTrue();
        assertThat(JsonEquality.hash(JsonText.parse(left)))
                .isEqualTo(JsonEquality.hash(JsonText.parse(right)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1          | "1"
                    1          | 1.0001
                    1e50000000 | 1e50000001
                    null       | false
                    []         | {}
                    [1,2]      | [2,1]
                    [1]        | [1,1]
                    {"a":1}    | {"a":2}
                    {"a":null} | {}
                    {"a":null} | {"b":null}
                    "a"        | "A"
                    """)
    void tellsThemApart(String left, String right) {
        JsonNode one = JsonText.parse(left);
        JsonNode other = JsonText.parse(right);

        assertThat(JsonEquality.equal(one, other)).isFalse();
        assertThat(JsonEquality.equal(other, one)).isFalse();
    }
}
