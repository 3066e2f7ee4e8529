package dev.stepgraph.gateway.web.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

/** A field that a caller may not read stays closed by whatever way it is asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClosedFieldsTest {

    private static final String SDL =
            """
            type Query { a: A, vault: Vault, node: Node, things: [Thing] }
            type A implements Node { a: A, b: Int, secret: Int }
            interface Node { b: Int, secret: Int }
            union Thing = A | Vault
            type Vault { code: String }
            """;

    private TestGateway gateway;

    @BeforeAll
    void start() {
        gateway = new TestGateway();
        gateway.handlers()
                .value("a", context -> JsonText.parse("{\"secret\": 2, \"__typename\": \"A\"}"))
                .value("vault", context -> JsonText.parse("{\"code\": \"hush\"}"))
                .value(
                        "things",
                        context ->
                                JsonText.parse(
                                        "[{\"__typename\": \"Vault\", \"code\": \"hush\"},"
                                                + " {\"__typename\": \"A\", \"secret\": 1}]"));
        gateway.serve(
                new TestApi(SDL)
                        .field("Query.a", "a")
                        .field("Query.node", "a")
                        .field("Query.vault", "vault")
                        .field("Query.things", "things"));
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ vault { code } }",
                "{ x: vault { y: code } }",
                "{ ...F } fragment F on Query { vault { ... on Vault { code } } }",
                "{ things { ... on Vault { code } ... on A { secret } } }",
                "{ things { ...F } } fragment F on Vault { c: code }",
                "{ a { secret } }",
                "{ node { secret } }",
                "{ node { ... on A { s: secret } } }",
                "{ vault { code @include(if: true) } }",
            })
    void closesFieldsByWhateverWayTheyAreReached(String query) {
        // when
        JsonNode denied = gateway.ask(query);
        JsonNode allowed = gateway.askAs("admin", query);

        // then
        assertThat(denied.path("errors").path(0).path("errorType").asString())
                .isEqualTo("Unauthorized");
        assertThat(denied.path("data").toString()).doesNotContain("hush", ":1", ":2");
        assertThat(allowed.has("errors")).isFalse();
    }
}
