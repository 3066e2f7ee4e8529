package dev.stepgraph.gateway.web.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.execution.OperationProperties;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Operations made to cost more than they look: each is refused before a resolver runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphqlAttacksTest {

    private static final String SDL =
            """
            type Query { a: A, n(i: Int, f: Float, id: ID, in: In): Int, vault: Vault, node: Node,
                things: [Thing] }
            type Mutation { login(pin: String): Boolean }
            type A implements Node { a: A, b: Int, secret: Int }
            interface Node { b: Int, secret: Int }
            union Thing = A | Vault
            type Vault { code: String }
            input In { x: Int!, y: [String!] }
            """;

    private final AtomicInteger resolved = new AtomicInteger();
    private TestGateway gateway;

    @BeforeAll
    void start() {
        gateway = new TestGateway();
        gateway.handlers()
                .value(
                        "counted",
                        context -> {
                            resolved.incrementAndGet();
                            return JsonText.parse(
                                    "{\"b\": 1, \"secret\": 2, \"__typename\": \"A\"}");
                        })
                .value("vault", context -> JsonText.parse("{\"code\": \"hush\"}"))
                .value(
                        "things",
                        context ->
                                JsonText.parse(
                                        "[{\"__typename\": \"Vault\", \"code\": \"hush\"},"
                                                + " {\"__typename\": \"A\", \"secret\": 1}]"))
                .value("n", context -> JsonText.parse("1"));
        gateway.serve(api());
    }

    private static TestApi api() {
        return new TestApi(SDL)
                .field("Query.a", "counted")
                .field("Query.node", "counted")
                .field("Query.vault", "vault")
                .field("Query.things", "things")
                .field("Query.n", "n")
                .field("Mutation.login", "n");
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void refusesManyAliasesOfOneField() {
        // given
        String aliases = repeated(101, i -> "alias" + i + ": __typename ");

        // when, then
        assertRefused("{" + aliases + "}", "alias limit of 30");
        assertRefused(
                "mutation {" + repeated(31, i -> "l" + i + ": login(pin: \"" + i + "\") ") + "}",
                "alias limit of 30");
        assertRefused(
                "{"
                        + repeated(4, i -> "...F ")
                        + "} fragment F on Query {"
                        + repeated(8, i -> "t" + i + ": __typename ")
                        + "}",
                "alias limit of 30");
        assertThat(
                        gateway.ask("{" + repeated(30, i -> "t" + i + ": __typename ") + "}")
                                .path("data"))
                .hasSize(30);
    }

    @Test
    void refusesOneFieldOverAndOver() {
        assertRefused("{" + "__typename ".repeat(500) + "}", "repetition limit of 100");
    }

    @Test
    void tellsARepeatedUnknownDirectiveOnce() {
        // when
        JsonNode answer = gateway.ask("{ __typename " + "@aa".repeat(10) + " }");

        // then
        assertThat(answer.path("errors")).hasSize(1);
        assertThat(answer.path("errors").path(0).path("message").asString())
                .isEqualTo(
                        "Validation error of type UnknownDirective: Unknown directive 'aa' @ '__typename'");
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 200_000})
    void refusesFloodsOfTokensAndOfBlanks(int count) {
        // when
        HttpResponse<String> tokens = post("{ __typename " + "@aa".repeat(count) + " }");
        HttpResponse<String> blanks = post("{ __typename " + " ,".repeat(count * 10 / 4) + " }");
        HttpResponse<String> braces = post("{a".repeat(count));

        // then
        assertThat(tokens.statusCode()).isIn(400, 413);
        assertThat(braces.statusCode()).isIn(400, 413);
        assertThat(blanks.statusCode()).isIn(200, 400, 413);
        assertThat(count < 100_000 || blanks.statusCode() != 200).isTrue();
    }

    @Test
    void refusesFragmentsThatUnfoldBeyondMeasureAtOnce() {
        // given
        String bomb =
                "{ ...F0 } "
                        + repeated(
                                30,
                                i ->
                                        "fragment F%d on Query { ...F%d ...F%d } "
                                                .formatted(i, i + 1, i + 1))
                        + "fragment F30 on Query { __typename }";

        // when
        assertRefused(bomb, "field limit of 10000");
    }

    @Test
    void refusesFragmentsThatSpreadThemselves() {
        // when
        JsonNode answer =
                gateway.ask(
                        "{ a { ...F } } fragment F on A { a { ...G } } fragment G on A { ...F }");

        // then
        assertThat(answer.path("errors").path(0).path("message").asString())
                .contains("Validation error of type FragmentCycle: Fragment cycles not allowed");
    }

    @Test
    void checksConflictingFieldsInTheirThousandsQuickly() {
        // given
        String query = "{ " + repeated(100, i -> "a { b" + " a { b } ".repeat(9) + "} ") + "}";

        // when
        JsonNode answer = gateway.ask(query);

        // then
        assertThat(answer.has("errors")).isFalse();
    }

    @Test
    void keepsWithinTheDepthThatAnApiSets() {
        // given
        try (TestGateway own = new TestGateway()) {
            own.serve(api().depth(3));

            // when
            JsonNode deep = own.ask("{ a { ...F } } fragment F on A { a { a { b } } }");
            JsonNode even = own.ask("{ a { a { b } } }");

            // then
            assertThat(deep.path("data").isNull()).isTrue();
            assertThat(deep.path("errors").path(0).path("errorType").asString())
                    .isEqualTo("QueryDepthLimitReached");
            assertThat(even.has("errors")).isFalse();
        }
    }

    @Test
    void keepsWithinTheNumberOfResolversThatAnApiSets() {
        // given
        try (TestGateway own = new TestGateway()) {
            own.handlers().value("n", context -> JsonText.parse("1"));
            own.serve(api().resolverCount(2));

            // when
            JsonNode answer = own.ask("{ x: n y: n z: n }");

            // then
            assertThat(answer.path("errors")).hasSize(1);
            assertThat(answer.path("errors").path(0).path("errorType").asString())
                    .isEqualTo("ResolverExecutionLimitReached");
        }
    }

    @Test
    void hidesTheSchemaWhenIntrospectionIsOff() {
        // given
        try (TestGateway own = new TestGateway()) {
            own.serve(api().withoutIntrospection());

            // when
            JsonNode schema =
                    own.ask("{ ...F } fragment F on Query { __schema { types { name } } }");
            JsonNode typo = own.ask("{ nn }");

            // then
            assertThat(schema.path("errors").path(0).path("message").asString())
                    .isEqualTo(
                            "Validation error of type FieldUndefined: Field '__schema' in type"
                                    + " 'Query' is undefined @ '__schema'");
            assertThat(typo.toString()).doesNotContain("Did you mean");
            assertThat(own.ask("{ __typename }").has("errors")).isFalse();
        }
    }

    @Test
    void refusesIntrospectionInCircles() {
        // when
        JsonNode answer =
                gateway.ask(
                        "{ __schema { types { fields { type { fields { type { fields { name } } } }"
                                + " } } } }");

        // then
        assertThat(answer.path("errors").path(0).path("message").asString())
                .contains("not asking for introspection in good faith");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"i\": \"1\"}",
                "{\"i\": 1.5}",
                "{\"i\": 1e50000000}",
                "{\"i\": 2147483648}",
                "{\"f\": \"x\"}",
                "{\"f\": 1e999999999}",
                "{\"in\": {\"x\": 1, \"__proto__\": {}}}",
                "{\"in\": {\"x\": null}}",
                "{\"in\": [1]}",
                "{\"in\": {\"x\": 1, \"y\": [null]}}",
                "{\"id\": {\"$ne\": 1}}",
            })
    void refusesVariablesOfOtherTypes(String variables) {
        // when
        JsonNode answer =
                gateway.ask(
                        "query($i: Int, $f: Float, $id: ID, $in: In) { n(i: $i, f: $f, id: $id, in: $in) }",
                        JsonText.parse(variables));

        // then
        assertThat(answer.path("data").isNull()).isTrue();
        assertThat(answer.path("errors").path(0).path("path").isNull()).isTrue();
        assertThat(answer.path("errors")).hasSize(1);
    }

    @Test
    void takesOnlyDocumentsOnTheList() {
        // given
        String known = "51e8f92f46e3a74b8ebd6ce95ae65ee4109dc7d7969bd0b8222be342b7de2296";
        OperationProperties trusting = trusting(Map.of(TestApi.ID, Set.of(known)));
        try (TestGateway own = new TestGateway(trusting, http(0, 100))) {
            own.handlers().value("n", context -> JsonText.parse("1"));
            own.serve(api());

            // when
            HttpResponse<String> listed = own.post("{\"query\": \"{n}\"}", "alice");
            HttpResponse<String> other = own.post("{\"query\": \"{ n }\"}", "alice");

            // then
            assertThat(listed.body()).isEqualTo("{\"data\":{\"n\":1}}");
            assertThat(other.statusCode()).isEqualTo(400);
            assertThat(other.body()).contains("on its list");
        }
    }

    @Test
    void countsTheRequestsOfEachCaller() {
        // given
        try (TestGateway own = new TestGateway(OperationProperties.defaults(), http(1, 2))) {
            own.serve(api());
            own.handlers().value("n", context -> JsonText.parse("1"));

            // when
            int first = own.post("{\"query\": \"{n}\"}", "alice").statusCode();
            int second = own.post("{\"query\": \"{n}\"}", "alice").statusCode();
            int third = own.post("{\"query\": \"{n}\"}", "alice").statusCode();
            int other = own.post("{\"query\": \"{n}\"}", "bob").statusCode();
            own.clock().advance(Duration.ofSeconds(1));
            int later = own.post("{\"query\": \"{n}\"}", "alice").statusCode();

            // then
            assertThat(new int[] {first, second, third, other, later})
                    .containsExactly(200, 200, 429, 200, 200);
        }
    }

    @Test
    void keepsAnswersWithinTheirSize() {
        // given
        try (TestGateway own = new TestGateway(OperationProperties.defaults(), small())) {
            own.serve(api());
            own.handlers()
                    .value(
                            "vault",
                            context -> JsonText.parse("{\"code\": \"" + "x".repeat(2_000) + "\"}"));

            // when
            JsonNode answer = own.askAs("admin", "{ vault { code } }");

            // then
            assertThat(answer.path("data").isNull()).isTrue();
            assertThat(answer.path("errors").path(0).path("errorType").asString())
                    .isEqualTo("ResponseSizeLimitExceeded");
        }
    }

    private static GraphqlHttpProperties http(int perSecond, int burst) {
        return new GraphqlHttpProperties(
                DataSize.ofMegabytes(1), DataSize.ofMegabytes(5), false, perSecond, burst);
    }

    private static GraphqlHttpProperties small() {
        return new GraphqlHttpProperties(
                DataSize.ofMegabytes(1), DataSize.ofKilobytes(1), false, 0, 100);
    }

    private static OperationProperties trusting(Map<String, Set<String>> documents) {
        OperationProperties base = OperationProperties.defaults();
        return new OperationProperties(
                base.timeout(),
                base.maxTokens(),
                base.maxWhitespace(),
                base.maxNesting(),
                base.maxDepth(),
                base.maxFields(),
                base.maxAliases(),
                base.maxRepetitions(),
                base.maxResolvers(),
                base.preparedDocuments(),
                base.maxApis(),
                documents);
    }

    private HttpResponse<String> post(String query) {
        return gateway.post(TestGateway.body(query, JsonText.parse("{}")), "alice");
    }

    private void assertRefused(String query, String message) {
        int before = resolved.get();
        JsonNode answer = gateway.ask(query);
        assertThat(answer.path("data").isNull()).isTrue();
        assertThat(answer.path("errors")).hasSize(1);
        assertThat(answer.path("errors").path(0).path("message").asString()).contains(message);
        assertThat(resolved.get()).isEqualTo(before);
    }

    private static String repeated(int count, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining());
    }
}
