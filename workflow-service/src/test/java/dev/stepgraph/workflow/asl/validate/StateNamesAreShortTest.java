package dev.stepgraph.workflow.asl.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class StateNamesAreShortTest {

    @Test
    void acceptsEightyCharactersHoweverManyBytesTheyTake() {
        assertThat(problemsOfName("🚀".repeat(80))).isEmpty();
    }

    @Test
    void refusesEightyOne() {
        String name = "n".repeat(81);

        assertThat(problemsOfName(name))
                .containsExactly(
                        "INVALID_STATE_NAME: Invalid State name: '"
                                + name
                                + "' exceeds the 80-character limit allowed by the service at /States/"
                                + name);
    }

    @Test
    void refusesNone() {
        assertThat(problemsOfName(""))
                .containsExactly(
                        "INVALID_STATE_NAME: Invalid State name: it must not be empty at /States/");
    }

    private static List<String> problemsOfName(String name) {
        return Checked.problems(
                """
                {"StartAt": "%1$s", "States": {"%1$s": {"Type": "Succeed"}}}
                """
                        .formatted(name));
    }
}
