package dev.stepgraph.gateway.schema.directive;

import graphql.language.DirectiveDefinition;
import graphql.language.Document;
import graphql.parser.Parser;

import java.util.List;
import java.util.Set;

/** The definitions of AppSync's directives, and of Stepgraph's {@code @scalar}. */
public final class AppSyncDirectives {

    /** The directive by which a subscription field names the mutations that feed it. */
    public static final String SUBSCRIBE = "aws_subscribe";

    /** The directive that makes a scalar of a schema's own. */
    public static final String SCALAR = "scalar";

    /** The directives that open a field or a type to callers of a mode. */
    public static final Set<String> AUTH =
            Set.of(
                    "aws_api_key",
                    "aws_iam",
                    "aws_oidc",
                    "aws_lambda",
                    "aws_cognito_user_pools",
                    "aws_auth");

    private static final String DEFINITIONS =
            """
            directive @aws_api_key on OBJECT | INTERFACE | FIELD_DEFINITION
            directive @aws_iam on OBJECT | INTERFACE | FIELD_DEFINITION
            directive @aws_oidc on OBJECT | INTERFACE | FIELD_DEFINITION
            directive @aws_lambda on OBJECT | INTERFACE | FIELD_DEFINITION
            directive @aws_cognito_user_pools(cognito_groups: [String])
                on OBJECT | INTERFACE | FIELD_DEFINITION
            directive @aws_auth(cognito_groups: [String]) on OBJECT | INTERFACE | FIELD_DEFINITION
            directive @aws_subscribe(mutations: [String]) on FIELD_DEFINITION
            directive @aws_publish(subscriptions: [String]) on FIELD_DEFINITION
            directive @canonical
                on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR | FIELD_DEFINITION
            directive @hidden
                on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR | FIELD_DEFINITION
            directive @renamed(to: String!)
                on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR | FIELD_DEFINITION
            directive @scalar(
                base: String
                pattern: String
                minLength: Int
                maxLength: Int
                minimum: Float
                maximum: Float
                description: String
            ) on SCALAR
            """;

    private static final List<DirectiveDefinition> PARSED = parse();

    private AppSyncDirectives() {}

    /** The definitions. */
    public static List<DirectiveDefinition> definitions() {
        return PARSED;
    }

    private static List<DirectiveDefinition> parse() {
        Document document = Parser.parse(DEFINITIONS);
        return document.getDefinitionsOfType(DirectiveDefinition.class);
    }
}
