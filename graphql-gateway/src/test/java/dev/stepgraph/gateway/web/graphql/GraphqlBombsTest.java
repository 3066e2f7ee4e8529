package dev.stepgraph.gateway.web.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Operations that are small to send and large to check: refused before they cost anything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphqlBombsTest {

    private static final Duration LIMIT = Duration.ofMillis(100);

    /**
     * On a machine that is busy with other tests some are slow; what is slow by itself is always.
     */
    private static final int ATTEMPTS = 40;

    private static final String SDL =
            """
            type Query { a: A, n(i: Int, s: String, in: In, l: [[Int]]): Int, u: U }
            type A { a: A, b: Int, c: Int, n(i: Int): Int, u: U }
            type B { b: String, a: B }
            union U = A | B
            input In { in: In, x: Int }
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
                            return JsonText.parse("1");
                        });
        gateway.serve(
                new TestApi(SDL)
                        .field("Query.a", "counted")
                        .field("Query.n", "counted")
                        .field("Query.u", "counted"));
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    /** Each is a document; what is kept of one that was seen before helps no other. */
    static Stream<Arguments> bombs() {
        return Stream.of(
                bomb("aliases", "{" + repeated(101, i -> "x" + i + ": __typename ") + "}"),
                bomb("one field", "{" + "__typename ".repeat(4_000) + "}"),
                bomb("directives", "{ __typename " + "@aa ".repeat(7_000) + "}"),
                bomb("names of directives", "{ b " + repeated(7_000, i -> "@d" + i) + "}"),
                bomb("tokens", "{ __typename " + "@aa ".repeat(200_000) + "}"),
                bomb("blanks", "{ __typename " + " ,".repeat(450_000) + "}"),
                bomb("comments", "{ nothing " + "#\n".repeat(400_000) + "}"),
                bomb("braces", "{a".repeat(100_000)),
                bomb("brackets", "{ n(l: " + "[".repeat(500_000) + ") }"),
                bomb("objects", "{ n(in: " + "{in:".repeat(200_000) + ") }"),
                bomb("types", "query(" + "$a: " + "[".repeat(500_000) + ") { b }"),
                bomb("depth", "{" + "a {".repeat(150) + "b" + "}".repeat(150) + "}"),
                bomb("text", "{ n(s: \"" + "x".repeat(900_000) + ") }"),
                bomb("block of text", "{ n(s: \"\"\"" + "\\u0041\n ".repeat(90_000) + ") }"),
                bomb("digits", "{ n(i: " + "9".repeat(900_000) + ") }"),
                bomb("numbers", "{ n(l: [" + ("9".repeat(99) + " ").repeat(9_000) + "]) }"),
                bomb("fraction", "{ n(i: 1." + "9".repeat(900_000) + ") }"),
                bomb("digits of an exponent", "{ n(i: 1e" + "9".repeat(900_000) + ") }"),
                bomb("exponent", "{ n(i: 1e900000000) }"),
                bomb("unknown fields", "{" + repeated(7_000, i -> "f" + i + " ") + "}"),
                bomb("unknown arguments", "{ n(" + repeated(4_000, i -> "f" + i + ": 1 ") + ") }"),
                bomb("operations", repeated(3_000, i -> "query q" + i + " { b } ")),
                bomb("variables", "query(" + repeated(3_000, i -> "$v" + i + ": Int ") + ") { b }"),
                bomb("uses of variables", "{" + repeated(99, i -> "n(i: $v" + i + ") ") + "}"),
                bomb(
                        "spreads",
                        "{" + repeated(4_000, i -> "...F ") + "} fragment F on Query { b }"),
                bomb("fragments that double", doubling(30)),
                bomb("fragments of all others", ofAllOthers(120)),
                bomb("fragments in a ring", ring(1_500)),
                bomb("unused fragments", "{ b }" + repeated(2_000, i -> fragment(i, "b"))),
                bomb(
                        "inline fragments",
                        "{" + "... on Query {".repeat(190) + "z" + "}".repeat(190) + "}"),
                bomb("conflicts", "{" + repeated(100, i -> "n(i: " + i + ") ") + "}"),
                bomb(
                        "conflicts below",
                        "{" + repeated(90, i -> "a { x: n(i: " + i + ") a { y: n(i: 1) } }") + "}"),
                bomb(
                        "conflicts of unions",
                        "{"
                                + repeated(
                                        90,
                                        i ->
                                                "u { ... on A { x: b a { b } } ... on B { x: b a { b } } }")
                                + "}"),
                bomb(
                        "types of types",
                        "{ __type(name: \"A\") {" + "ofType {".repeat(150) + "}".repeat(151) + "}"),
                bomb(
                        "introspection",
                        "{ __schema { types { fields { type { fields { type { fields { type {"
                                + " fields { type { name } } } } } } } } } } }"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void refusesWithinATenthOfASecond(String name, String document) {
        int before = resolved.get();
        Duration fastest = Duration.ofDays(1);
        for (int i = 0; i < ATTEMPTS && fastest.compareTo(LIMIT) > 0; i++) {
            String body = TestGateway.body(document + " #" + name + i, JsonText.parse("{}"));
            long start = System.nanoTime();
            HttpResponse<String> answer = gateway.post(body, "alice");
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            fastest = taken.compareTo(fastest) < 0 ? taken : fastest;

            assertThat(isRefusal(answer)).as(answer.body()).isTrue();
            assertThat(answer.body().length()).isLessThan(100_000);
        }
        assertThat(fastest).isLessThanOrEqualTo(LIMIT);
        assertThat(resolved.get()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"query\":\"{n}\"},{\"query\":\"{n}\"}]",
                "[[[[{\"query\":\"{n}\"}]]]]",
                "{\"query\":[\"{n}\",\"{n}\"]}",
                "{\"query\":\"{n}\",\"query\":\"{n}\"}",
                "{\"query\":\"{n}\"}{\"query\":\"{n}\"}",
                "{\"query\":\"{n}\",\"variables\":[]}",
                "{\"query\":\"{n}\",\"variables\":\"{}\"}",
                "{\"query\":\"{n}\",\"operationName\":{}}",
                "{\"query\":\"{n\\u0000}\"}",
                "{\"query\":\"\\ud800{n}\"}"
            })
    void takesOneOperationInOneForm(String body) {
        int before = resolved.get();

        HttpResponse<String> answer = gateway.post(body, "alice");

        assertThat(isRefusal(answer)).as(answer.body()).isTrue();
        assertThat(resolved.get()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "\"\\u0000", "1"})
    void refusesBodiesOfOneThingOverAndOver(String part) {
        int before = resolved.get();

        HttpResponse<String> answer = gateway.post(part.repeat(1_000_000 / part.length()), "alice");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(resolved.get()).isEqualTo(before);
    }

    private static boolean isRefusal(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            return answer.statusCode() == 400 || answer.statusCode() == 413;
        }
        JsonNode body = JsonText.parse(answer.body());
        return body.path("data").isNull() && !body.path("errors").isEmpty();
    }

    private static String doubling(int count) {
        return "{ ...F0 } "
                + repeated(count, i -> fragment(i, "...F%1$d ...F%1$d".formatted(i + 1)))
                + fragment(count, "n");
    }

    private static String ofAllOthers(int count) {
        return "{ ...F0 } "
                + repeated(
                        count,
                        i ->
                                fragment(
                                        i,
                                        "n" + repeated(count - i - 1, j -> " ...F" + (i + j + 1))));
    }

    private static String ring(int count) {
        return "{ ...F0 } " + repeated(count, i -> fragment(i, "n ...F" + (i + 1) % count));
    }

    private static String fragment(int number, String selection) {
        return "fragment F" + number + " on Query { " + selection + " } ";
    }

    private static Arguments bomb(String name, String document) {
        return Arguments.of(name, document);
    }

    private static String repeated(int count, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining());
    }
}
