package dev.stepgraph.gateway.resolver.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.resolver.HandlerError;
import dev.stepgraph.gateway.resolver.HandlerResult;
import dev.stepgraph.gateway.resolver.HandlerResult.Outcome;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Templates as people write them, each in a folder: {@code template.vtl}, {@code context.json} and
 * {@code result.json}, which says what is printed, returned or raised.
 */
class GoldenTemplatesTest {

    private static final Path CASES = Path.of("src/test/resources/golden/template");

    @TestFactory
    Stream<DynamicTest> answersAsTheGoldenCases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList().stream()
                    .map(folder ->
                            DynamicTest.dynamicTest(
                                    folder.getFileName().toString(), () -> check(folder)));
        }
    }

    private static void check(Path folder) throws IOException {
        String template = Files.readString(folder.resolve("template.vtl"));
        String context = Files.readString(folder.resolve("context.json"));
        JsonNode expected = JsonText.parse(Files.readString(folder.resolve("result.json")));

        HandlerResult result = Templates.run(template, context);

        assertThat(JsonText.write(shown(result))).isEqualTo(JsonText.write(expected));
    }

    private static JsonNode shown(HandlerResult result) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        switch (result.outcome()) {
            case Outcome.Value value when value.json() != null -> shown.set("json", value.json());
            case Outcome.Value value -> shown.put("text", value.text());
            case Outcome.EarlyReturn early -> shown.set("returned", early.value());
            case Outcome.Failed failed -> shown.set("error", shown(failed.error()));
            case Outcome.Refused refused -> shown.put("refused", refused.message());
        }
        if (!result.stash().isEmpty()) {
            shown.set("stash", result.stash());
        }
        for (HandlerError error : result.appendedErrors()) {
            shown.withArray("appended").add(shown(error));
        }
        return shown;
    }

    private static JsonNode shown(HandlerError error) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("message", error.message());
        shown.put("errorType", error.errorType());
        return shown;
    }
}
