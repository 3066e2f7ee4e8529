package dev.stepgraph.workflow.asl.intrinsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.asl.model.ErrorName;
import dev.stepgraph.workflow.asl.path.EvaluationFailure;
import dev.stepgraph.workflow.asl.path.Expression;
import dev.stepgraph.workflow.asl.path.FixedScope;
import dev.stepgraph.workflow.asl.path.InvalidExpressionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class IntrinsicFunctionsTest {

    private static final String INPUT =
            """
            {"n": 5, "f": 1.6, "s": "text", "t": true, "z": null, "list": [1, 2, 2.0, "2", null],
             "o": {"a": 1, "b": [true, null, "x"], "c": {"d": 1.50}}, "template": "a {} \\\\{\\\\}",
             "json": "{\\"k\\": [1, 2.0]}", "big": 99999999999, "huge": 1e50000000,
             "tiny": 1e-900000000, "surrogate": "\\uD83D\\uDE00é"}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    States.Array()                                 | []
                    States.Array(1, 'a', true, null, -2.50, $.s)   | [1,"a",true,null,-2.50,"text"]
                    States.Array(States.Array($.n), $$.Ctx)        | [[5],"ctx"]
                    States.ArrayContains($.list, 2)                | true
                    States.ArrayContains($.list, '2')              | true
                    States.ArrayContains($.list, '1')              | false
                    States.ArrayContains(States.Array(), null)     | false
                    States.ArrayContains($.list, null)             | true
                    States.ArrayContains(States.Array($.o), $.o)   | true
                    States.ArrayGetItem($.list, 3)                 | "2"
                    States.ArrayGetItem($.list, 4)                 | null
                    States.ArrayLength($.list)                     | 5
                    States.ArrayLength(States.Array())             | 0
                    States.ArrayPartition($.list, 2)               | [[1,2],[2.0,"2"],[null]]
                    States.ArrayPartition($.list, 9)               | [[1,2,2.0,"2",null]]
                    States.ArrayPartition($.list, 2.9)             | [[1,2],[2.0,"2"],[null]]
                    States.ArrayPartition(States.Array(), 3)       | []
                    States.ArrayRange(1, 9, 2)                     | [1,3,5,7,9]
                    States.ArrayRange(0, 10, 3)                    | [0,3,6,9]
                    States.ArrayRange(5, 1, -2)                    | [5,3,1]
                    States.ArrayRange(3, 3, -1)                    | [3]
                    States.ArrayRange(5, 1, 1)                     | []
                    States.ArrayRange(1, 5, -1)                    | []
                    States.ArrayRange(1.6, 1.4, 1)                 | [1]
                    States.ArrayRange(5.4, -0.6, -2.4)             | [5,3,1]
                    States.ArrayUnique($.list)                     | [1,2,"2",null]
                    States.ArrayUnique(States.Array($.o, 1, $.o))  | [{"a":1,"b":[true,null,"x"],"c":{"d":1.50}},1]
                    States.Base64Encode($.surrogate)               | "8J+YgMOp"
                    States.Base64Encode('')                        | ""
                    States.Base64Decode('8J+YgMOp')                | "😀é"
                    States.Base64Decode('')                        | ""
                    States.Base64Decode('YWJj\\'YQ==ZZZ')          | "abca"
                    States.Base64Decode('YW Jj')                   | "abc"
                    States.Base64Decode('YWI')                     | "ab"
                    States.Base64Decode('YWJja')                   | "abc"
                    States.Format('no gaps')                       | "no gaps"
                    States.Format('')                              | ""
                    States.Format('{}-{}', $.s, $.n)               | "text-5"
                    States.Format('{}{}{}', $.t, $.z, $.f)         | "truenull1.6"
                    States.Format('{}', $.o)                       | "{a=1, b=[true, null, x], c={d=1.50}}"
                    States.Format('it\\'s \\{{}\\} \\\\', $.n)     | "it's {5} \\\\"
                    States.Format($.template, $.n)                 | "a 5 {}"
                    States.Format('{}', States.Format('<{}>', 1))  | "<1>"
                    States.Format('{}', '{}')                      | "{}"
                    States.Hash('input', 'MD5')                    | "a43c1b0aa53a0c908810c06ab1ff3967"
                    States.Hash('input', 'SHA-1')                  | "140f86aae51ab9e1cda9b4254fe98a74eb54c1a1"
                    States.Hash('', 'SHA-256')                     | "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
                    States.JsonMerge($.o, States.StringToJson('{"a":2,"z":3}'), false) | {"a":2,"b":[true,null,"x"],"c":{"d":1.50},"z":3}
                    States.JsonToString($.o)                       | "{\\"a\\":1,\\"b\\":[true,null,\\"x\\"],\\"c\\":{\\"d\\":1.50}}"
                    States.JsonToString('x')                       | "\\"x\\""
                    States.MathAdd(1, -1)                          | 0
                    States.MathAdd($.f, 2.4)                       | 4
                    States.MathAdd(0.5, -0.5)                      | 1
                    States.MathAdd(-1.5, 0)                        | -1
                    States.MathAdd($.tiny, 1.0)                    | 1
                    States.MathAdd(2147483646, 1)                  | 2147483647
                    States.MathAdd(-2147483648, 0)                 | -2147483648
                    States.StringSplit('a.b+c', '.+')              | ["a","b","c"]
                    States.StringSplit(',,a,,b,', ',')             | ["a","b"]
                    States.StringSplit(' ', ',')                   | [" "]
                    States.StringSplit('', ',')                    | []
                    States.StringSplit('abc', '')                  | ["abc"]
                    States.StringToJson($.json)                    | {"k":[1,2.0]}
                    States.StringToJson('')                        | null
                    States.StringToJson('  ')                      | null
                    States.StringToJson(' "x" ')                   | "x"
                    States.StringToJson('-0')                      | 0
                    States.StringToJson('{"quote": "\\'"}')        | {"quote":"'"}
                    States.ArrayGetItem( States.StringSplit( 'a-b' , '-' ) , 1 ) | "b"
                    States.ArrayLength($.list[?(@ == 2)])          | 3
                    States.ArrayGetItem($['list'], States.MathAdd($.list.length(), -5)) | 1
                    """)
    void yields(String call, String value) throws Exception {
        assertThat(JsonText.write(evaluate(call))).isEqualTo(JsonText.write(JsonText.parse(value)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "States.ArrayContains($.s, 1)",
                "States.ArrayContains($.list)",
                "States.ArrayGetItem($.list, 5)",
                "States.ArrayGetItem($.list, -1)",
                "States.ArrayGetItem($.list, '0')",
                "States.ArrayGetItem($.o, 0)",
                "States.ArrayLength($.o)",
                "States.ArrayLength()",
                "States.ArrayPartition($.list, 0)",
                "States.ArrayPartition($.list, 0.6)",
                "States.ArrayPartition($.list, -1)",
                "States.ArrayPartition($.list, null)",
                "States.ArrayRange(1, 1001, 1)",
                "States.ArrayRange(1001, 1, -1)",
                "States.ArrayRange(1, 10, 0)",
                "States.ArrayRange(1, 10, 0.49)",
                "States.ArrayRange(-2147483648, 2147483647, 1)",
                "States.ArrayRange(1, 2)",
                "States.ArrayUnique('x')",
                "States.Base64Encode(1)",
                "States.Base64Decode($.o)",
                "States.Hash('x', 'SHA256')",
                "States.Hash('x', 'md5')",
                "States.Hash('x', 1)",
                "States.Hash('x')",
                "States.JsonMerge($.o, $.list, false)",
                "States.JsonMerge($.o, $.o, true)",
                "States.JsonMerge($.o, $.o)",
                "States.JsonToString()",
                "States.MathAdd(2147483647, 1)",
                "States.MathAdd(3000000000, 0)",
                "States.MathAdd($.huge, 1)",
                "States.MathAdd($.big, 1)",
                "States.MathAdd('1', 1)",
                "States.MathAdd(1)",
                "States.MathRandom(1, 1)",
                "States.MathRandom(2, 1)",
                "States.MathRandom(1.4, 1.6)",
                "States.MathRandom(1, 10, 'seed')",
                "States.MathRandom(1, 10, null)",
                "States.MathRandom(1)",
                "States.StringSplit($.n, ',')",
                "States.StringSplit('a', $.z)",
                "States.StringToJson($.o)",
                "States.StringToJson('{bad}')",
                "States.StringToJson('1 2')",
            })
    void failsForArgumentsWithoutAValue(String call) throws Exception {
        EvaluationFailure failure = failure(call, FixedScope.over(INPUT));

        String function = call.substring(0, call.indexOf('('));
        assertThat(failure.error()).isEqualTo(ErrorName.RUNTIME);
        assertThat(failure)
                .hasMessage(
                        "There was an error while evaluating the intrinsic function: "
                                + call
                                + ". Invalid arguments in "
                                + function);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    States.Format('{', 1)      | template in States.Format: matching '}' not found for '{'.
                    States.Format('{{}}', 1)   | template in States.Format: matching '}' not found for '{'.
                    States.Format('}')         | template in States.Format: matching '{' not found for '}'.
                    States.Format('{} {}', 1)  | arguments in States.Format: number of arguments do not match the occurrences of {}.
                    States.Format('{}', 1, 2)  | arguments in States.Format: number of arguments do not match the occurrences of {}.
                    """)
    void saysWhatIsWrongWithATemplate(String call, String problem) throws Exception {
        assertThat(failure(call, FixedScope.over(INPUT)))
                .hasMessageEndingWith("Invalid " + problem);
    }

    @Test
    void namesTheWholeExpressionWhereAnArgumentIsMissing() throws Exception {
        FixedScope scope = FixedScope.over("{\"a\":1}");

        assertThat(failure("States.Format('{}', States.MathAdd($.b, 1))", scope))
                .hasMessage(
                        "The function 'States.Format('{}', States.MathAdd($.b, 1))' had the"
                                + " following error: The JsonPath argument for the field '$.b'"
                                + " could not be found in the input '{\"a\":1}'");
        assertThat(failure("States.Array($$.B)", scope.with("{\"C\":2}")))
                .hasMessage(
                        "The function 'States.Array($$.B)' had the following error: The JsonPath"
                                + " argument for the field '$$.B' could not be found in the input"
                                + " '{\"C\":2}'");
    }

    @Test
    void drawsFromTheSourceOfChance() throws Exception {
        FixedScope scope = FixedScope.over("{}");
        Expression call = compile("States.MathRandom(-3, 4)");

        List<Integer> drawn =
                Stream.generate(() -> call.evaluate(scope).intValue()).limit(500).toList();

        assertThat(drawn).contains(IntStream.range(-3, 4).boxed().toArray(Integer[]::new));
        assertThat(drawn).allMatch(number -> number >= -3 && number < 4);
        assertThat(compile("States.MathRandom(-2147483648, 2147483647)").evaluate(scope).isInt())
                .isTrue();
    }

    @Test
    void drawsTheSameForASeed() throws Exception {
        assertThat(evaluate("States.MathRandom(0, 99, 42)").intValue()).isEqualTo(62);
        assertThat(evaluate("States.MathRandom(100, 199, 42)").intValue()).isEqualTo(162);
        assertThat(evaluate("States.MathRandom(0, 99, 42)"))
                .isEqualTo(evaluate("States.MathRandom(0, 99, 42.9)"));
    }

    @Test
    void makesRandomUuids() throws Exception {
        FixedScope scope = FixedScope.over("{}");
        Expression call = compile("States.UUID()");

        String first = call.evaluate(scope).stringValue();

        assertThat(first)
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(call.evaluate(scope).stringValue()).isNotEqualTo(first);
        assertThat(evaluate("States.UUID('ignored', 1)").isString()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"States.Base64Encode($)", "States.Base64Decode($)", "States.Hash($, 'MD5')"})
    void takesTenThousandCharactersAndNoMore(String call) throws Exception {
        JsonNode longest = JsonNodeFactory.instance.stringNode("A".repeat(10_000));
        JsonNode longer = JsonNodeFactory.instance.stringNode("A".repeat(10_001));

        assertThat(compile(call).evaluate(FixedScope.over(longest)).isString()).isTrue();
        assertThat(failure(call, FixedScope.over(longer))).hasMessageContaining("Invalid");
    }

    private static JsonNode evaluate(String call) throws InvalidExpressionException {
        return compile(call).evaluate(FixedScope.over(INPUT).with("{\"Ctx\":\"ctx\"}"));
    }

    private static EvaluationFailure failure(String call, FixedScope scope)
            throws InvalidExpressionException {
        Expression expression = compile(call);
        return catchThrowableOfType(EvaluationFailure.class, () -> expression.evaluate(scope));
    }

    private static Expression compile(String call) throws InvalidExpressionException {
        return new ExpressionCompiler().expression(call);
    }
}
