package dev.stepgraph.workflow.asl.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.workflow.asl.parse.Diagnostic;
import dev.stepgraph.workflow.asl.parse.Diagnostics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Definitions that were written to hang the service or to take it down. */
class HostileDefinitionsTest {

    private static final int LONGEST = 1_048_576;

    @Test
    void readsTenThousandStates() {
        String definition =
                IntStream.range(0, 10_000)
                        .mapToObj(i ->
                                "\"s%d\": {\"Type\": \"Pass\", \"Next\": \"s%d\"}"
                                        .formatted(i, i + 1))
                        .collect(
                                Collectors.joining(
                                        ",\n",
                                        "{\"StartAt\": \"s0\", \"States\": {",
                                        ", \"s10000\": {\"Type\": \"Succeed\"}}}"));

        assertThat(Checked.accepted(definition).graph().states()).hasSize(10_001);
    }

    @Test
    void keepsAHundredOfTenThousandErrors() {
        String definition =
                IntStream.range(0, 10_000)
                        .mapToObj(i ->
                                "\"s%d\": {\"Type\": \"Pass\", \"Next\": \"gone\"}".formatted(i))
                        .collect(
                                Collectors.joining(
                                        ",\n", "{\"StartAt\": \"s0\", \"States\": {", "}}"));

        Diagnostics diagnostics = Checked.result(definition).diagnostics();

        assertThat(diagnostics.all()).hasSize(100);
        assertThat(diagnostics.truncated()).isTrue();
    }

    @Test
    void refusesTenThousandStatesInOneCircle() {
        String definition =
                IntStream.range(0, 10_000)
                        .mapToObj(i ->
                                "\"s%d\": {\"Type\": \"Pass\", \"Next\": \"s%d\"}"
                                        .formatted(i, (i + 1) % 10_000))
                        .collect(
                                Collectors.joining(
                                        ",\n", "{\"StartAt\": \"s0\", \"States\": {", "}}"));

        assertThat(Checked.problems(definition))
                .containsExactly("MISSING_END_STATE: Workflow has no terminal state");
    }

    @Test
    void acceptsAHundredLevelsOfStates() {
        assertThat(Checked.problems(nested(100))).isEmpty();
    }

    @Test
    void refusesAHundredAndOneLevels() {
        assertThat(Checked.problems(nested(101)))
                .singleElement()
                .asString()
                .startsWith(
                        "TOO_DEEPLY_NESTED: States are nested deeper than 100"
                                + " at /States/p1/Branches[0]/States/p2/Branches[0]/States/p3/");
    }

    @ParameterizedTest
    @ValueSource(ints = {260, 1_000, 10_000})
    void refusesThousandsOfLevels(int levels) {
        assertThat(Checked.problems(nested(levels)))
                .containsExactly("TOO_DEEPLY_NESTED: Values are nested deeper than 1000 levels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":"})
    void refusesAHundredThousandBrackets(String bracket) {
        String text = bracket.repeat(100_000);

        assertThat(Checked.written(Checked.result(text)))
                .containsExactly("TOO_DEEPLY_NESTED: Values are nested deeper than 1000 levels");
    }

    @Test
    void readsConditionsAsDeepAsJsonMayBe() {
        String condition =
                "{\"Not\": ".repeat(900)
                        + "{\"Variable\": \"$.a\", \"IsNull\": true}"
                        + "}".repeat(900);
        String rule = condition.substring(0, condition.length() - 1) + ", \"Next\": \"E\"}";

        assertThat(
                        Checked.problems(
                                """
                                {"StartAt": "C", "States": {
                                  "C": {"Type": "Choice", "Choices": [%s]},
                                  "E": {"Type": "Succeed"}}}
                                """
                                        .formatted(rule)))
                .isEmpty();
    }

    @Test
    void readsAsManyCharactersAsAllowedAndNotOneMore() {
        String frame =
                "{\"Comment\": \"\", \"StartAt\": \"S\", \"States\": {\"S\": {\"Type\": \"Succeed\"}}}";
        String full = frame.replace("\"\"", "\"" + "c".repeat(LONGEST - frame.length()) + "\"");

        assertThat(Checked.written(Checked.result(full))).isEmpty();
        assertThat(Checked.written(Checked.result(full + " ")))
                .containsExactly(
                        "SCHEMA_VALIDATION_FAILED: State machine definition exceeds the maximum"
                                + " length of 1048576 at /");
    }

    @Test
    void quotesNoMegabyteOfTheDefinition() {
        String name = "n".repeat(500_000);
        String definition =
                """
                {"StartAt": "S", "States": {"%1$s": {"Type": "Pass", "Retry": [], "Next": "%1$s"}}}
                """
                        .formatted(name);

        for (Diagnostic diagnostic : Checked.result(definition).diagnostics().all()) {
            assertThat(diagnostic.message()).hasSizeLessThanOrEqualTo(2_000);
            assertThat(diagnostic.location())
                    .satisfiesAnyOf(
                            location -> assertThat(location).isNull(),
                            location -> assertThat(location).hasSizeLessThanOrEqualTo(1_000));
        }
    }

    /** Parallel states within Parallel states, so many levels of graphs in all. */
    private static String nested(int levels) {
        StringBuilder text = new StringBuilder();
        for (int level = 1; level < levels; level++) {
            text.append("{\"StartAt\": \"p").append(level).append("\", \"States\": {\"p");
            text.append(level)
                    .append("\": {\"Type\": \"Parallel\", \"End\": true, \"Branches\": [");
        }
        text.append("{\"StartAt\": \"last\", \"States\": {\"last\": {\"Type\": \"Succeed\"}}}");
        return text.append("]}}}".repeat(levels - 1)).toString();
    }
}
