package dev.stepgraph.workflow.asl.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Realistic definitions, damaged at random: each is accepted or refused, and none makes the
 * validator throw. The seed is the test's argument.
 */
class MutilatedDefinitionsTest {

    private static final List<String> REALISTIC =
            List.of(
                    Resources.text("/golden/definition/realistic/order-fulfilment.json"),
                    Resources.text("/golden/definition/realistic/nightly-report.json"));

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "-1",
                    "1e900000000",
                    "1e-900000000",
                    "\"\"",
                    "\"$\"",
                    "\"$x\"",
                    "\"States.UUID()\"",
                    "\"JSONata\"",
                    "\"Task\"",
                    "[]",
                    "[null]",
                    "{}",
                    "{\"a.$\": []}");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void survivesDamagedText(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder(anyOf(REALISTIC, random));
            for (int damages = random.nextInt(4); damages >= 0; damages--) {
                int at = random.nextInt(text.length());
                int length = Math.min(random.nextInt(3), text.length() - at);
                text.replace(
                        at,
                        at + length,
                        anyOf(List.of("", "\"", "{", "}", "]", ",", "\\", "\0"), random));
            }

            assertJudged(text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void survivesDamagedFields(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            JsonNode definition = JsonText.parse(anyOf(REALISTIC, random));
            for (int damages = random.nextInt(4); damages >= 0; damages--) {
                damage(anyOf(containersIn(definition), random), random);
            }

            assertJudged(definition.toString());
        }
    }

    private static void assertJudged(String text) {
        DefinitionResult result = Checked.result(text);

        boolean accepted = result instanceof DefinitionResult.Accepted;
        assertThat(accepted).as(text).isNotEqualTo(result.diagnostics().hasErrors());
    }

    private static void damage(JsonNode container, Random random) {
        JsonNode value = JsonText.parse(anyOf(VALUES, random));
        if (container instanceof ObjectNode object && !object.isEmpty()) {
            String name = anyOf(List.copyOf(object.propertyNames()), random);
            switch (random.nextInt(3)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(name, value);
                default -> object.set(name + "Path", value);
            }
        } else if (container instanceof ArrayNode array) {
            array.add(value);
        }
    }

    private static List<JsonNode> containersIn(JsonNode json) {
        List<JsonNode> containers = new ArrayList<>();
        Deque<JsonNode> open = new ArrayDeque<>(List.of(json));
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            if (node.isContainer()) {
                containers.add(node);
                node.values().forEach(open::push);
            }
        }
        return containers;
    }

    private static <T> T anyOf(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
