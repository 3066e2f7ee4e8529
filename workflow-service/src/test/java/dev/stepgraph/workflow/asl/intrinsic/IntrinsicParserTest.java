package dev.stepgraph.workflow.asl.intrinsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stepgraph.workflow.asl.path.FixedScope;
import dev.stepgraph.workflow.asl.path.InvalidExpressionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntrinsicParserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "States",
                "States.",
                "States.UUID",
                "States.UUID(",
                "States.UUID)",
                "States.UUID(,)",
                "States.UUID() trailing",
                "States.UUID()\n",
                " States.UUID()",
                "States.Uuid()",
                "States.format('x')",
                "States.NoSuch()",
                "States.Array(1,)",
                "States.Array(1 2)",
                "States.Array(01)",
                "States.Array(NaN)",
                "States.Array(TRUE)",
                "States.Array(\"x\")",
                "States.Array('x)",
                "States.Array('it's')",
                "States.Array('\\n')",
                "States.Array('\\\"')",
                "States.Array('x\\')",
                "States.Array({})",
                "States.Array([])",
                "States.Array($)x",
                "States.Array($.a[)",
                "States.Array($name)",
                "States.Array(UUID())",
                "Other.Array(1)",
                "",
            })
    void refusesWhatIsNoCall(String text) {
        assertThatExceptionOfType(InvalidExpressionException.class)
                .isThrownBy(() -> new ExpressionCompiler().expression(text));
    }

    @Test
    void readsTheEscapesOfTexts() throws Exception {
        assertThat(
                        new ExpressionCompiler()
                                .expression("States.JsonToString('\\'\\{\\}\\\\ {}')")
                                .evaluate(FixedScope.over("{}"))
                                .stringValue())
                .isEqualTo("\"'{}\\\\ {}\"");
    }

    @Test
    void findsTheEndOfAPathWithinACall() throws Exception {
        FixedScope scope =
                FixedScope.over("{\"a,b)\":[1],\"c\":[{\"d\":1},{\"d\":2}],\"it's)\":3}");

        assertThat(
                        new ExpressionCompiler()
                                .expression(
                                        "States.Array($['a,b)'][0], $.c[?(@.d in [1,3])].d,"
                                                + " $.c.length(), $[\"it's)\"], $['it\\'s)'])")
                                .evaluate(scope))
                .hasToString("[1,[1],2,3,3]");
    }

    @Test
    void nestsTenCallsAndNoMore() throws Exception {
        assertThat(
                        new ExpressionCompiler()
                                .expression(nested(10))
                                .evaluate(FixedScope.over("{}"))
                                .isArray())
                .isTrue();
        assertThatExceptionOfType(InvalidExpressionException.class)
                .isThrownBy(() -> new ExpressionCompiler().expression(nested(11)));
        assertThatExceptionOfType(InvalidExpressionException.class)
                .isThrownBy(() -> new ExpressionCompiler().expression(nested(100_000)));
    }

    private static String nested(int depth) {
        return "States.Array(".repeat(depth) + ")".repeat(depth);
    }
}
