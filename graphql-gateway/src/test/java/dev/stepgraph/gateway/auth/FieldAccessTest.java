package dev.stepgraph.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.aws.AccessPolicy;
import dev.stepgraph.common.aws.AccessPolicy.Effect;
import dev.stepgraph.common.aws.AccessPolicy.Statement;
import dev.stepgraph.common.aws.AwsIdentity;
import dev.stepgraph.gateway.registry.AuthenticationProvider;
import dev.stepgraph.gateway.registry.AuthenticationProvider.ApiKeyProvider;
import dev.stepgraph.gateway.registry.AuthenticationProvider.IamProvider;
import dev.stepgraph.gateway.registry.AuthenticationProvider.UserPoolProvider;
import dev.stepgraph.gateway.registry.AuthenticationType;
import dev.stepgraph.gateway.registry.GraphqlApi;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Set;

class FieldAccessTest {

    private static final String SDL =
            """
            directive @aws_api_key on OBJECT | FIELD_DEFINITION
            directive @aws_iam on OBJECT | FIELD_DEFINITION
            directive @aws_oidc on OBJECT | FIELD_DEFINITION
            directive @aws_lambda on OBJECT | FIELD_DEFINITION
            directive @aws_cognito_user_pools(cognito_groups: [String]) on OBJECT | FIELD_DEFINITION
            directive @aws_auth(cognito_groups: [String]) on OBJECT | FIELD_DEFINITION
            type Query {
              plain: Node
              iam: Post @aws_iam
              either: Post @aws_iam @aws_oidc
              grouped: Post @aws_cognito_user_pools(cognito_groups: ["Admin", "Staff"])
              pooled: Post @aws_cognito_user_pools
              old: Post @aws_auth(cognito_groups: ["Admin"])
              decided: Post @aws_lambda
            }
            interface Node { id: ID }
            type Post implements Node @aws_iam @aws_api_key {
              id: ID
              secret: String @aws_iam
            }
            type Plain implements Node { id: ID }
            """;

    private static final AwsIdentity IDENTITY = new AwsIdentity("eu-west-1", "123456789012");
    private static final String API_ID = "abcdefghijklmnopqrstuvwxyz";
    private static final String API_ARN = "arn:aws:appsync:eu-west-1:123456789012:apis/" + API_ID;

    private final FieldAccess access = compile(new ApiKeyProvider());

    @ParameterizedTest
    @CsvSource({
        "Query.plain, API_KEY",
        "Query.iam, AWS_IAM",
        "Query.either, AWS_IAM;OPENID_CONNECT",
        "Query.pooled, AMAZON_COGNITO_USER_POOLS",
        "Query.grouped, ''",
        "Query.old, ''",
        "Query.decided, AWS_LAMBDA",
        "Post.id, AWS_IAM;API_KEY",
        "Post.secret, AWS_IAM",
        "Plain.id, API_KEY",
        "Query.__typename, API_KEY;AWS_IAM;OPENID_CONNECT;AMAZON_COGNITO_USER_POOLS;AWS_LAMBDA",
        "__Schema.types, API_KEY;AWS_IAM;OPENID_CONNECT;AMAZON_COGNITO_USER_POOLS;AWS_LAMBDA"
    })
    void opensFieldsToModes(String field, String modes) {
        Set<String> expected = modes.isEmpty() ? Set.of() : Set.of(modes.split(";", -1));
        for (AuthenticationType mode : AuthenticationType.values()) {
            assertThat(allows(access, caller(mode, Set.of()), field))
                    .as(mode.name())
                    .isEqualTo(expected.contains(mode.name()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Query.grouped, Admin, true",
        "Query.grouped, Staff, true",
        "Query.grouped, admin, false",
        "Query.grouped, Other, false",
        "Query.old, Admin, true",
        "Query.old, Staff, false",
        "Query.pooled, Other, true"
    })
    void opensFieldsToGroups(String field, String group, boolean expected) {
        Caller caller = caller(AuthenticationType.AMAZON_COGNITO_USER_POOLS, Set.of(group));

        assertThat(allows(access, caller, field)).isEqualTo(expected);
    }

    @Test
    void closesUntaggedFieldsOfAPoolThatDeniesByDefault() {
        FieldAccess closed = compile(new UserPoolProvider("p", "eu-west-1", null, false));
        FieldAccess open = compile(new UserPoolProvider("p", "eu-west-1", null, true));
        Caller caller = caller(AuthenticationType.AMAZON_COGNITO_USER_POOLS, Set.of());

        assertThat(allows(closed, caller, "Query.plain")).isFalse();
        assertThat(allows(closed, caller, "Query.pooled")).isTrue();
        assertThat(allows(open, caller, "Query.plain")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Query.decided, false",
        API_ARN + "/types/Query/fields/decided, false",
        "Query.other, true",
        "query.decided, true"
    })
    void closesWhatTheAuthorizerDenied(String denied, boolean expected) {
        Caller caller =
                new Caller(AuthenticationType.AWS_LAMBDA, null, Set.of(), Set.of(denied), null);

        assertThat(allows(access, caller, "Query.decided")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        API_ARN + "/types/Query/fields/iam, Query.iam, true",
        API_ARN + "/types/Query/fields/iam, Query.either, false",
        API_ARN + "/types/Query/*, Query.either, true",
        API_ARN + "/types/Query/*, Post.secret, false",
        API_ARN + "/*, Post.secret, true",
        API_ARN + "/*, Query.plain, false",
        "arn:aws:appsync:eu-west-1:123456789012:apis/other/*, Query.iam, false",
        "*, Query.iam, true"
    })
    void opensFieldsThatAPolicyNames(String resource, String field, boolean expected) {
        AccessPolicy policy =
                new AccessPolicy(
                        List.of(
                                new Statement(
                                        Effect.ALLOW,
                                        List.of("appsync:GraphQL"),
                                        List.of(resource))));
        Caller caller =
                new Caller(
                        AuthenticationType.AWS_IAM, null, Set.of(), Set.of(), null, policy, "AKID");

        assertThat(allows(access, caller, field)).isEqualTo(expected);
    }

    @Test
    void saysWhichFieldsNobodyNeedBeAskedFor() {
        FieldAccess closed = compile(new UserPoolProvider("p", "eu-west-1", null, false));

        assertThat(access.isOpenToAll("Query", "plain")).isTrue();
        assertThat(access.isOpenToAll("Post", "id")).isTrue();
        assertThat(access.isOpenToAll("Query", "iam")).isFalse();
        assertThat(access.isOpenToAll("Query", "grouped")).isFalse();
        assertThat(closed.isOpenToAll("Query", "plain")).isFalse();
        assertThat(closed.isOpenToAll("Query", "grouped")).isFalse();
        assertThat(closed.isOpenToAll("Query", "pooled")).isTrue();
        assertThat(compile(new IamProvider()).isOpenToAll("Query", "iam")).isFalse();
        assertThat(compile(new IamProvider()).isOpenToAll("Query", "__typename")).isTrue();
    }

    private static boolean allows(FieldAccess access, Caller caller, String field) {
        String[] parts = field.split("\\.", 2);
        return access.allows(caller, parts[0], parts[1]);
    }

    private static Caller caller(AuthenticationType mode, Set<String> groups) {
        return new Caller(mode, null, groups, Set.of(), null);
    }

    private static FieldAccess compile(AuthenticationProvider provider) {
        GraphQLSchema schema =
                new SchemaGenerator()
                        .makeExecutableSchema(
                                new SchemaParser().parse(SDL),
                                RuntimeWiring.newRuntimeWiring()
                                        .type("Node", type -> type.typeResolver(env -> null))
                                        .build());
        GraphqlApi api = new GraphqlApi(API_ID, "api", provider, List.of(), true, 0, 0);
        return FieldAccess.of(api, schema, IDENTITY);
    }
}
