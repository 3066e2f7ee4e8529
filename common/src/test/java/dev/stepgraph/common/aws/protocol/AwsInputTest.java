package dev.stepgraph.common.aws.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.json.JsonText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class AwsInputTest {

    private static final TextLimits NAME = TextLimits.of(1, 3);

    @Test
    void readsWhatIsThere() {
        AwsInput input =
                input(
                        "{'name':'abc','max':7,'on':true,'kind':'B','in':{'x':'y'},'of':[{'x':'z'}]}");

        assertThat(input.text("name", NAME)).isEqualTo("abc");
        assertThat(input.integer("max", 0, 10, 1)).isEqualTo(7);
        assertThat(input.flag("on", false)).isTrue();
        assertThat(input.choice("kind", List.of("A", "B"))).isEqualTo("B");
        assertThat(input.structure("in")).extracting(s -> s.text("x", NAME)).isEqualTo("y");
        assertThat(input.structures("of")).extracting(s -> s.text("x", NAME)).containsExactly("z");
        assertThatCode(input::check).doesNotThrowAnyException();
    }

    @Test
    void takesNullForAbsent() {
        AwsInput input = input("{'name':null,'max':null}");

        assertThat(input.optionalText("name", NAME)).isNull();
        assertThat(input.integer("max", 0, 10, 5)).isEqualTo(5);
        assertThat(input.structures("of")).isNull();
    }

    @Test
    void wordsAMissingMemberAsAwsDoes() {
        AwsInput input = input("{}");
        input.text("stateMachineArn", NAME);

        assertViolation(
                input,
                "1 validation error detected: Value null at 'stateMachineArn' failed to satisfy"
                        + " constraint: Member must not be null");
    }

    @Test
    void wordsANumberThatIsTooLargeAsAwsDoes() {
        AwsInput input = input("{'maxResults':1001}");
        input.integer("maxResults", 0, 1000, 100);

        assertViolation(
                input,
                "1 validation error detected: Value '1001' at 'maxResults' failed to satisfy"
                        + " constraint: Member must have value less than or equal to 1000");
    }

    @Test
    void wordsAWrongChoiceAsAwsDoes() {
        AwsInput input = input("{'statusFilter':'succeeded'}");
        input.choice("statusFilter", List.of("SUCCEEDED", "FAILED"));

        assertViolation(
                input,
                "1 validation error detected: Value 'succeeded' at 'statusFilter' failed to satisfy"
                        + " constraint: Member must satisfy enum value set: [SUCCEEDED, FAILED]");
    }

    @Test
    void gathersAllViolations() {
        AwsInput input = input("{'name':'abcd','max':-1,'of':[{'x':''}]}");
        input.text("name", NAME);
        input.integer("max", 0, 10, 5);
        List<AwsInput> inputs = input.required("of", input.structures("of"));
        inputs.getFirst().text("x", NAME);

        assertViolation(
                input,
                "3 validation errors detected: Value 'abcd' at 'name' failed to satisfy constraint:"
                        + " Member must have length less than or equal to 3; Value '-1' at 'max'"
                        + " failed to satisfy constraint: Member must have value greater than or"
                        + " equal to 0; Value '' at 'of.1.member.x' failed to satisfy constraint:"
                        + " Member must have length greater than or equal to 1");
    }

    @Test
    void keepsASensitiveValueOutOfTheError() {
        AwsInput input = input("{'input':'secret'}");
        input.text("input", TextLimits.sensitive(0, 3));

        assertViolation(
                input,
                "1 validation error detected: Value at 'input' failed to satisfy constraint: Member"
                        + " must have length less than or equal to 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "[]", "{}"})
    void refusesATextOfAnotherType(String value) {
        assertSerializationError(() -> input("{'name':" + value + "}").text("name", NAME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'1'", "1.5", "3000000000", "1E400", "[]", "true"})
    void refusesANumberOfAnotherType(String value) {
        assertSerializationError(() -> input("{'max':" + value + "}").integer("max", 0, 10, 5));
    }

    @Test
    void refusesCharactersThatCannotBeStored() {
        assertSerializationError(() -> input("{'name':'a\\u0000'}").text("name", NAME));
        assertSerializationError(() -> input("{'name':'a\\ud800'}").text("name", NAME));
    }

    @Test
    void refusesListsOfAnotherType() {
        assertSerializationError(() -> input("{'of':{}}").structures("of"));
        assertSerializationError(() -> input("{'of':['a']}").structures("of"));
        assertSerializationError(() -> input("{'of':[1]}").texts("of", NAME));
    }

    private static AwsInput input(String json) {
        return new AwsInput(JsonText.parse(json.replace('\'', '"')));
    }

    private static void assertViolation(AwsInput input, String message) {
        assertThatThrownBy(input::check)
                .isInstanceOfSatisfying(
                        AwsException.class,
                        e -> assertThat(e.code()).isEqualTo(AwsErrorCode.ValidationException))
                .hasMessage(message);
    }

    private static void assertSerializationError(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        AwsException.class,
                        e -> assertThat(e.code()).isEqualTo(AwsErrorCode.SerializationException));
    }
}
