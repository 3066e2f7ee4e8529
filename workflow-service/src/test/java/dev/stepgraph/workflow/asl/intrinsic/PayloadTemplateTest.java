package dev.stepgraph.workflow.asl.intrinsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.asl.model.ErrorName;
import dev.stepgraph.workflow.asl.path.EvaluationFailure;
import dev.stepgraph.workflow.asl.path.FixedScope;
import dev.stepgraph.workflow.asl.path.InvalidExpressionException;
import dev.stepgraph.workflow.asl.path.PayloadTemplate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

class PayloadTemplateTest {

    @Test
    void computesTheFieldsWhoseNamesEndInDollar() throws Exception {
        PayloadTemplate template =
                compile(
                        """
                        {"fixed": {"x": ["$.a", {"y": "States.UUID()"}]},
                         "a.$": "$.a",
                         "all.$": "$",
                         "deep": [{"b.$": "States.MathAdd($.a, 1)", "c": "$.a"}, 2],
                         "ctx.$": "$$.State.Name",
                         ".$": "$.a",
                         "odd.$.name": 1}
                        """);

        JsonNode payload =
                template.resolve(FixedScope.over("{\"a\":1}").with("{\"State\":{\"Name\":\"S\"}}"));

        assertThat(JsonText.write(payload))
                .isEqualTo(
                        "{\"fixed\":{\"x\":[\"$.a\",{\"y\":\"States.UUID()\"}]},\"a\":1,"
                                + "\"all\":{\"a\":1},\"deep\":[{\"b\":2,\"c\":\"$.a\"},2],"
                                + "\"ctx\":\"S\",\"\":1,\"odd.$.name\":1}");
    }

    @Test
    void sharesWhatIsFixed() throws Exception {
        JsonNode source = JsonText.parse("{\"fixed\":{\"x\":[1,2]},\"a.$\":\"$.a\"}");
        PayloadTemplate template = new ExpressionCompiler().template(source);

        JsonNode payload = template.resolve(FixedScope.over("{\"a\":1}"));

        assertThat(payload.get("fixed")).isSameAs(source.get("fixed"));
        JsonNode fixed = source.get("fixed");
        assertThat(new ExpressionCompiler().template(fixed).resolve(FixedScope.over("{}")))
                .isSameAs(fixed);
    }

    @Test
    void namesTheFieldWhosePathHasNoValue() throws Exception {
        PayloadTemplate template = compile("{\"deep\":[{\"field.$\":\"$.no.such\"}]}");

        EvaluationFailure failure =
                catchThrowableOfType(
                        EvaluationFailure.class,
                        () -> template.resolve(FixedScope.over("{\"a\": 1}")));

        assertThat(failure.error()).isEqualTo(ErrorName.RUNTIME);
        assertThat(failure)
                .hasMessage(
                        "The JSONPath '$.no.such' specified for the field 'field.$' could not be"
                                + " found in the input '{\"a\":1}'");
    }

    @Test
    void showsTheBareReasonWhereAnIndexIsMisapplied() throws Exception {
        PayloadTemplate template = compile("{\"field.$\":\"$.a[0]\"}");

        assertThatExceptionOfType(EvaluationFailure.class)
                .isThrownBy(() -> template.resolve(FixedScope.over("{\"a\":1}")))
                .withMessage("Filter: [0] can only be applied to arrays. Current context is: 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"parsed.$\": \"a\"}",
                "{\"parsed.$\": \"$.a[\"}",
                "{\"parsed.$\": \"States.Nope()\"}",
                "{\"parsed.$\": \"States.Format('\\\\\\\"')\"}",
                "{\"parsed.$\": 1}",
                "{\"parsed.$\": {\"a\": 1}}",
                "[{\"deep\": {\"parsed.$\": null}}]",
            })
    void refusesAFieldWhoseValueIsNoExpression(String template) {
        assertThatExceptionOfType(InvalidExpressionException.class)
                .isThrownBy(() -> compile(template))
                .withMessage(
                        "The value for the field 'parsed.$' must be a valid JSONPath or a valid"
                                + " intrinsic function call");
    }

    private static PayloadTemplate compile(String template) throws InvalidExpressionException {
        return new ExpressionCompiler().template(JsonText.parse(template));
    }
}
