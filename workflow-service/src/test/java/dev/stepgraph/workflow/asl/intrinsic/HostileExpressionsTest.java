package dev.stepgraph.workflow.asl.intrinsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.asl.model.ErrorName;
import dev.stepgraph.workflow.asl.path.EvaluationFailure;
import dev.stepgraph.workflow.asl.path.Expression;
import dev.stepgraph.workflow.asl.path.FixedScope;
import dev.stepgraph.workflow.asl.path.InvalidExpressionException;
import dev.stepgraph.workflow.asl.path.PayloadTemplate;
import dev.stepgraph.workflow.asl.path.WorkBudget;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.Random;

/** What a definition or an input may try. Bounds are counted in work, never in time. */
class HostileExpressionsTest {

    /** About as many values as fit into a payload, some of them 900 levels deep. */
    private static final JsonNode DENSE = dense();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$..*..*..*",
                "$..*..*..*..*..*..*..*..*",
                "$..a..a..a..a",
                "$..[*]..[?(@)]..*",
                "$..*[?(@..* == 1)]",
                "$..*[?($..* == @)]",
                "$.flat[?($.flat anyof $.flat)]",
                "States.ArrayUnique($..*..*)",
                "States.JsonToString($..*..*)",
            })
    void stopsWhatWouldGoOnForLong(String text) throws Exception {
        FixedScope scope = FixedScope.over(DENSE);
        Expression expression = new ExpressionCompiler().expression(text);

        EvaluationFailure failure =
                catchThrowableOfType(EvaluationFailure.class, () -> expression.evaluate(scope));

        assertThat(failure.error()).isEqualTo(ErrorName.RUNTIME);
        assertThat(spent(scope)).isLessThan(2 * WorkBudget.VALUES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$..nope", "$..[?(@.class)]", "$.flat[0:2147483647]", "$.flat[*]"})
    void affordsOneLookAtEverything(String text) throws Exception {
        FixedScope scope = FixedScope.over(DENSE);

        JsonNode value = new ExpressionCompiler().expression(text).evaluate(scope);

        assertThat(value.isArray()).isTrue();
        assertThat(spent(scope)).isLessThan(WorkBudget.VALUES / 10);
    }

    @Test
    void stopsATemplateOfManyCostlyFields() throws Exception {
        var template = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < 10_000; i++) {
            template.put("f" + i + ".$", "$..nope");
        }
        PayloadTemplate compiled = new ExpressionCompiler().template(template);
        FixedScope scope = FixedScope.over(DENSE);

        assertThatExceptionOfType(EvaluationFailure.class)
                .isThrownBy(() -> compiled.resolve(scope));
        assertThat(spent(scope)).isLessThan(2 * WorkBudget.VALUES);
    }

    @Test
    void writesNoTextOfWhatIsSharedWithoutEnd() throws Exception {
        // 2^60 elements, each of which a text would repeat.
        ArrayNode doubled = JsonNodeFactory.instance.arrayNode().add(1);
        for (int i = 0; i < 60; i++) {
            doubled = JsonNodeFactory.instance.arrayNode().add(doubled).add(doubled);
        }
        FixedScope scope = FixedScope.over(doubled);

        for (String call :
                new String[] {
                    "States.JsonToString($)",
                    "States.Format('{}', $)",
                    "States.Hash($, 'MD5')",
                    "States.ArrayUnique($)",
                    "States.ArrayContains($, $)",
                    "$..*"
                }) {
            Expression expression = new ExpressionCompiler().expression(call);
            assertThatExceptionOfType(EvaluationFailure.class)
                    .isThrownBy(() -> expression.evaluate(scope));
        }
    }

    @Test
    void matchesRegularExpressionsInLinearTime() throws Exception {
        JsonNode input = JsonText.parse("{\"a\":[{\"s\":\"" + "a".repeat(50_000) + "!\"}]}");
        FixedScope scope = FixedScope.over(input);

        Expression path = new ExpressionCompiler().path("$.a[?(@.s =~ /(a*)*(a+)+(.*)*x/)]");

        assertThat(path.evaluate(scope).isEmpty()).isTrue();
        assertThat(spent(scope)).isLessThan(WorkBudget.VALUES / 10);
    }

    @Test
    void refusesFiltersAndPatternsWithoutEnd() {
        ExpressionCompiler compiler = new ExpressionCompiler();
        for (String text :
                new String[] {
                    "$[?" + "(".repeat(100_000) + "@.a" + ")".repeat(100_000) + "]",
                    "$" + "[?(@".repeat(100_000) + ")]".repeat(100_000),
                    "$[?(@ == " + "[".repeat(100_000) + "]".repeat(100_000) + ")]",
                    "$[?(@ =~ /" + "(a{1,99}){1,99}" + "/)]",
                    "$[?(@ =~ /" + "a".repeat(6_000) + "/)]",
                    "$[?(" + "!".repeat(100_000) + ")]",
                    "$" + "[".repeat(100_000),
                }) {
            assertThatExceptionOfType(InvalidExpressionException.class)
                    .isThrownBy(() -> compiler.path(text));
        }
    }

    @Test
    void walksPathsOfAnyLength() throws Exception {
        FixedScope scope = FixedScope.over("{\"a\":1}");
        Expression path = new ExpressionCompiler().path("$" + ".a".repeat(100_000));
        Expression descents = new ExpressionCompiler().path("$" + "..*".repeat(100_000));

        assertThat(path.find(scope)).isNull();
        assertThat(descents.evaluate(scope).isEmpty()).isTrue();
    }

    @Test
    void answersRandomTextWithAnExpressionOrARefusal() {
        String alphabet = "$.[]()'\"*?@!=<>&|~/\\,:-019abS{} \uD800\u0000é";
        Random random = new Random(20_251_122);
        FixedScope scope = FixedScope.over("{\"a\":[{\"b\":1},\"a\",[0]],\"b\":{\"a\":\"b\"}}");
        int evaluated = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder(i % 3 == 0 ? "States.Array($" : "$");
            for (int n = random.nextInt(14); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            evaluated += tryOut(i % 3 == 0 ? text + ")" : text.toString(), scope);
        }
        assertThat(evaluated).isGreaterThan(1_000);
    }

    private static int tryOut(String text, FixedScope scope) {
        try {
            new ExpressionCompiler().expression(text).evaluate(scope);
            return 1;
        } catch (InvalidExpressionException | EvaluationFailure _) {
            return 0;
        }
    }

    private static long spent(FixedScope scope) {
        return WorkBudget.VALUES - scope.budget().left();
    }

    private static JsonNode dense() {
        ArrayNode flat = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 60_000; i++) {
            flat.add(i % 10);
        }
        JsonNode deep = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 900; i++) {
            deep = JsonNodeFactory.instance.objectNode().put("v", i).set("a", deep);
        }
        return JsonNodeFactory.instance.objectNode().set("flat", flat).set("deep", deep);
    }
}
