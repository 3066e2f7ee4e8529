package dev.stepgraph.gateway.resolver.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the modules' functions come to: an expression a line, then what it comes to, indented. */
class ScriptModulesTest {

    @ParameterizedTest
    @MethodSource
    void comeTo(String expression, String expected) {
        if (expected.startsWith("! ")) {
            assertThat(ScriptsForTests.failure("return " + expression + ";"))
                    .endsWith(": " + expected.substring(2));
        } else {
            assertThat(ScriptsForTests.value(expression)).isEqualTo(JsonText.parse(expected));
        }
    }

    static Stream<Arguments> comeTo() throws IOException {
        List<Arguments> examples = new ArrayList<>();
        for (String name : List.of("utils", "dynamodb", "rds")) {
            List<String> lines = lines("/golden/script/" + name + ".txt");
            for (int i = 0; i + 1 < lines.size(); i += 2) {
                examples.add(Arguments.of(lines.get(i), lines.get(i + 1).strip()));
            }
        }
        return examples.stream();
    }

    /** Else the check would refuse what is there, or let pass what is not. */
    @Test
    void haveTheMembersThatTheCheckKnows() {
        JsonNode members =
                ScriptsForTests.value(
                        "[Object.keys(util), Object.keys(util.time), Object.keys(util.dynamodb),"
                                + " Object.keys(ddb), Object.keys(ddb.operations), Object.keys(rds),"
                                + " Object.keys(rds.agg), Object.keys(ai), Object.keys(extensions)]");

        List<String> paths =
                List.of(
                        "util.",
                        "util.time.",
                        "util.dynamodb.",
                        "ddb.",
                        "ddb.operations.",
                        "rds.",
                        "rds.agg.",
                        "ai.",
                        "extensions.");
        List<String> uses = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            for (JsonNode member : members.get(i)) {
                uses.add("typeof " + paths.get(i) + member.stringValue());
            }
        }
        assertThat(uses).hasSizeGreaterThan(90);
        assertThat(ScriptsForTests.value("[" + String.join(",", uses) + "].indexOf('undefined')"))
                .isEqualTo(JsonText.parse("-1"));
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = ScriptModulesTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
