package dev.stepgraph.gateway.resolver.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.resolver.ContextMembers;
import dev.stepgraph.gateway.resolver.HandlerCode;
import dev.stepgraph.gateway.resolver.HandlerResult;
import dev.stepgraph.gateway.resolver.HandlerResult.Outcome;
import dev.stepgraph.gateway.resolver.ResolverContext;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.stream.Stream;

/** Filling in the form of a template's JSON comes to the same as printing and reading it. */
class JsonShapesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/template");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static final String CONTEXT =
            """
            {"arguments": {"id": 7, "text": "plain", "quote": "a \\"b\\" c", "line": "a\\nb",
                "back": "a\\\\b", "half": "1, \\"more\\": 2", "flag": true, "none": null,
                "float": 1.50, "large": 12345678901234567890, "list": [1, "b", 2.0],
                "map": {"k": {"n": 1.10}}, "json": "{\\"x\\": [1]}", "empty": "", "name": "\\ud83d\\ude00"},
             "source": {"userId": 3}, "result": {"a": [1, {"b": null}], "f": 2.50}, "stash": {}}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"version\":\"2018-05-29\",\"payload\":\"world\"}",
                "$util.toJson($ctx.result)",
                " $utils.toJson($context.args.map)\n",
                "{\"id\": $ctx.args.id, \"s\": \"$ctx.args.text\", \"j\": $util.toJson($ctx.args)}",
                "[$ctx.args.id, $ctx.args.flag, $ctx.args.float, $ctx.args.large]",
                "{\"a\": \"$ctx.args.quote\"}",
                "{\"a\": \"$ctx.args.line\"}",
                "{\"a\": \"$ctx.args.back\"}",
                "{\"a\": $ctx.args.half}",
                "{\"a\": $ctx.args.none}",
                "{\"a\": \"$ctx.args.none\", \"b\": \"$!ctx.args.none\"}",
                "{\"a\": $!ctx.args.none}",
                "{\"a\": $ctx.args.json, \"b\": $ctx.args.list, \"c\": $ctx.args.map}",
                "{\"a\": \"<$ctx.args.id|$ctx.args.text>\", \"b\": \"${ctx.args.text}s\"}",
                "{\"a\": 1$ctx.args.id}",
                "{\"a\": $ctx.args.id$ctx.args.id}",
                "{$ctx.args.name: 1}",
                "{\"$ctx.args.text\": 1}",
                "{\"a\": 1, \"a\": $ctx.args.id}",
                "{\"a\": \"\\$ctx.args.id\", \"b\": \"\\\\$ctx.args.id\"}",
                "{\"a\": \"\\\"$ctx.args.id\\\"\"}",
                "$ctx.args.id",
                "$ctx.args.text",
                "\"$ctx.args.name\"",
                "$ctx.args.empty",
                "#set($x = {\"a\": [1, 2]})\n#set($x.b = $ctx.args.id)\n{\"x\": $util.toJson($x)}",
                "#set($util = {\"toJson\": 1})$util.toJson($ctx.args)",
                "#set($ctx.stash.seen = true) {\"stash\": $util.toJson($ctx.stash)}",
                "$util.qr($ctx.stash.put(\"k\", 1)){\"a\": $ctx.stash.k}",
                "{\"a\": $util.toJson($ctx.args.missing), \"b\": \"$util.toJson($ctx.args.map)\"}",
                "{\"a\": $util.dynamodb.toDynamoDBJson($ctx.args.map)}",
                "{\"a\": $util.error(\"no\", \"T\")}",
                "{\"a\": $util.appendError(\"no\", \"T\"), \"id\": \"$util.autoId()\"}",
                "{\"a\": ${ctx.args.none|'9'}}",
                "{\"a\": \"\\u0041$ctx.args.id\", \"b\": 'x'}",
                "{\"a\": \"$ctx.args.id\ue000\"}",
                "{\"a\": \"\\ue000 $ctx.args.id\"}",
                "{\"a\": \"\\uE001\", \"b\": \"\\ue001$ctx.args.id\"}",
                "not json $ctx.args.id",
            })
    void comesToTheSame(String template) {
        assertThat(shown(run(template, CONTEXT, "api")))
                .isEqualTo(shown(run(template, CONTEXT, null)));
    }

    @TestFactory
    Stream<DynamicTest> comesToTheSameInTheGoldenCases() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            return folders.sorted().toList().stream()
                    .map(folder ->
                            DynamicTest.dynamicTest(
                                    folder.getFileName().toString(),
                                    () -> {
                                        String template =
                                                Files.readString(folder.resolve("template.vtl"));
                                        String context =
                                                Files.readString(folder.resolve("context.json"));
                                        assertThat(shown(run(template, context, "api")))
                                                .isEqualTo(shown(run(template, context, null)));
                                    }));
        }
    }

    @Test
    void knowsTheFormOfWhatPeopleWrite() throws InvalidTemplateException {
        TemplateParser parser = new TemplateParser();

        assertThat(parser.parse("$util.toJson($ctx.result)").shape()).isNotNull();
        assertThat(parser.parse("#set($a = 1)\n{\"key\": \"$a\", \"n\": $a}").shape()).isNotNull();
        assertThat(parser.parse("{\"a\": #if($b) 1 #else 2 #end}").shape()).isNull();
        assertThat(parser.parse("{\"$a\": 1}").shape()).isNull();
        assertThat(parser.parse("{\"a\": 1$a}").shape()).isNull();
    }

    @Test
    void printsNoMoreThanATemplateMay() {
        // given
        String text = "x".repeat(600_000);
        String context = "{\"arguments\": {\"t\": \"" + text + "\"}}";
        String template = "{\"a\": \"$ctx.args.t\", \"b\": $util.toJson($ctx.args)}";

        // when
        HandlerResult result = run(template, context, "api");

        // then
        assertThat(result.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.error().message()).contains("may print"));
    }

    /** Everything but the text, which nobody reads of a template that an API runs. */
    private static String shown(HandlerResult result) {
        Object outcome =
                switch (result.outcome()) {
                    case Outcome.Value value -> {
                        JsonNode json = value.json();
                        yield json == null ? "no JSON: " + value.text() : JsonText.write(json);
                    }
                    case Outcome other -> other;
                };
        return outcome + " " + result.stash() + " " + result.appendedErrors();
    }

    private static HandlerResult run(
            String template, String context, @org.jspecify.annotations.Nullable String apiId) {
        TemplateEvaluator evaluator =
                new TemplateEvaluator(
                        new TemplateProperties(
                                65_536,
                                DataSize.ofMegabytes(1),
                                Duration.ofSeconds(30),
                                DataSize.ofMegabytes(32),
                                1_000,
                                16,
                                DataSize.ofMegabytes(4),
                                true),
                        InstantSource.fixed(NOW),
                        new Random(7),
                        Templates.SHARES);
        return evaluator.evaluate(
                new HandlerCode.Template(template),
                new ResolverContext(
                        apiId,
                        ContextMembers.of((ObjectNode) JsonText.parse(context)),
                        null,
                        NOW.plusSeconds(60)));
    }
}
