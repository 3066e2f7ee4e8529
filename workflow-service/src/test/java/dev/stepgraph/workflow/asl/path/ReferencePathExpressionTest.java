package dev.stepgraph.workflow.asl.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.asl.model.ErrorName;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

class ReferencePathExpressionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    $            | {"a":1}               | "new"
                    $            | null                  | "new"
                    $.b          | {"a":1}               | {"a":1,"b":"new"}
                    $.a          | {"a":1,"b":2}         | {"a":"new","b":2}
                    $.a.b        | {"a":{"b":1,"c":2}}   | {"a":{"b":"new","c":2}}
                    $.x.y['z w'] | {"a":1}               | {"a":1,"x":{"y":{"z w":"new"}}}
                    $[1]         | [1,2]                 | [1,"new"]
                    $.a[0].b     | {"a":[{"c":1},2]}     | {"a":[{"c":1,"b":"new"},2]}
                    $[0][1]      | [[1,2],3]             | [[1,"new"],3]
                    """)
    void writes(String path, String root, String result) throws Exception {
        JsonNode before = JsonText.parse(root);

        JsonNode written = compile(path).write(before, JsonText.parse("\"new\""));

        assertThat(JsonText.write(written)).isEqualTo(result);
        assertThat(JsonText.write(before)).isEqualTo(root);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    $.a        | "text"        | a   | "text"
                    $.a        | [1]           | a   | [1]
                    $.a        | null          | a   | null
                    $.a.b      | {"a":1}       | b   | 1
                    $.a.b      | {"a":null}    | b   | null
                    $[1]       | [1]           | [1] | [1]
                    $[0]       | {"a":1}       | [0] | {"a":1}
                    $.a[0]     | {}            | [0] | null
                    """)
    void failsWhereTheResultHasNoPlace(String path, String root, String step, String parent)
            throws Exception {
        ReferencePath reference = compile(path);
        JsonNode input = JsonText.parse(root);

        EvaluationFailure failure =
                catchThrowableOfType(EvaluationFailure.class, () -> reference.write(input, input));

        assertThat(failure.error()).isEqualTo(ErrorName.RESULT_PATH_MATCH_FAILURE);
        assertThat(failure).hasMessage("Unable to apply step \"" + step + "\" to input " + parent);
    }

    @Test
    void readsAsAPathDoes() throws Exception {
        ReferencePath path = compile("$.a[0]");

        assertThat(path.evaluate(FixedScope.over("{\"a\":[7]}")).intValue()).isEqualTo(7);
        assertThat(path.find(FixedScope.over("{\"a\":[]}"))).isNull();
        assertThatExceptionOfType(EvaluationFailure.class)
                .isThrownBy(() -> path.evaluate(FixedScope.over("{\"a\":[]}")))
                .withMessage("Invalid path '$.a[0]' : No results for path: $['a'][0]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$.a[*]",
                "$.*",
                "$..a",
                "$.a[0,1]",
                "$.a[0:1]",
                "$['a','b']",
                "$.a[?(@.b)]",
                "$.a[-1]",
                "$.a.length()",
                "$$.Execution",
                "$$",
                "a",
                "",
            })
    void refusesWhatMayLeadToSeveralPlaces(String text) {
        assertThatExceptionOfType(InvalidExpressionException.class).isThrownBy(() -> compile(text));
    }

    private static ReferencePath compile(String text) throws InvalidExpressionException {
        return ReferencePathExpression.compile(text);
    }
}
