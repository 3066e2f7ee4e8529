package dev.stepgraph.gateway.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.gateway.registry.SchemaProblem;

import graphql.schema.GraphQLScalarType;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;

class SchemaCompilerTest {

    @Test
    void takesSchemasWithAppSyncsScalarsAndDirectives() {
        // given
        String sdl =
                """
                directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION
                scalar AWSDate
                type Query { at(when: AWSDateTime): Post @aws_api_key @aws_iam }
                type Mutation {
                    post(json: AWSJSON): Post @aws_cognito_user_pools(cognito_groups: ["a"])
                }
                type Subscription { posted(id: ID): Post @aws_subscribe(mutations: ["post"]) }
                type Post @aws_oidc @aws_lambda @canonical {
                    id: ID!
                    day: AWSDate @deprecated(reason: "old")
                    hidden: Int @hidden
                    named: Int @renamed(to: "other")
                    owned: Int @aws_auth(cognito_groups: ["b"])
                }
                """;

        // when, then
        assertThat(SchemaCompiler.check(sdl)).isEmpty();
        assertThat(SubscriptionsNameMutations.read(sdl))
                .isEqualTo(Map.of("posted", Set.of("post")));
    }

    @Test
    void namesLineAndColumnOfASyntaxError() {
        // when
        var faults = SchemaCompiler.check("type Query {\n  a: \n}");

        // then
        assertThat(faults)
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.line()).isEqualTo(3);
                    assertThat(fault.column()).isEqualTo(1);
                });
    }

    @Test
    void namesLineAndColumnOfEveryMistake() {
        // given
        String sdl =
                """
                type Query { a: Missing }
                scalar Bare
                scalar Bad @scalar(pattern: "(")
                type Mutation { b: Int }
                type Subscription { c: Int @aws_subscribe(mutations: ["none"]) }
                """;

        // when
        var faults = SchemaCompiler.check(sdl);

        // then
        assertThat(faults).extracting(SchemaProblem::line).containsExactly(1, 2, 3, 5);
        assertThat(faults)
                .extracting(SchemaProblem::message)
                .contains("There is no mutation 'none' to subscribe to");
        assertThat(SchemaCompiler.check("type Query {\n a: Missing }"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.line()).isEqualTo(2));
    }

    @Test
    void saysThatASchemaNeedsAQuery() {
        // when, then
        assertThat(SchemaCompiler.check("type Post { id: ID }"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("query"));
    }

    @Test
    void namesNoPlaceWhereNoneIsToBlame() {
        // when, then
        assertThat(SchemaCompiler.check("type Post { id: ID }"))
                .extracting(SchemaProblem::line)
                .containsExactly(0);
    }

    @Test
    void makesScalarsThatASchemaDeclares() {
        // given
        String sdl =
                """
                type Query { a(b: Isbn, c: Percent): Isbn }
                "Books"
                scalar Isbn @scalar(pattern: "[0-9]{9}[0-9X]", maxLength: 10)
                scalar Percent @scalar(base: "Float", minimum: 0, maximum: 100.0)
                scalar Code @scalar(base: "ID", minLength: 2) @specifiedBy(url: "https://example.com")
                """;

        // when
        var schema = SchemaCompiler.compile(sdl);

        // then
        assertThat(schema.getType("Isbn"))
                .isInstanceOfSatisfying(
                        GraphQLScalarType.class,
                        isbn -> assertThat(isbn.getDescription()).isEqualTo("Books"));
        assertThat(schema.getType("Code"))
                .isInstanceOfSatisfying(
                        GraphQLScalarType.class,
                        code ->
                                assertThat(code.getSpecifiedByUrl())
                                        .isEqualTo("https://example.com"));
    }
}
