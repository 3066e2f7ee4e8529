package dev.stepgraph.gateway.auth;

import dev.stepgraph.common.aws.AwsIdentity;
import dev.stepgraph.gateway.registry.AuthenticationProvider;
import dev.stepgraph.gateway.registry.AuthenticationProvider.UserPoolProvider;
import dev.stepgraph.gateway.registry.AuthenticationType;
import dev.stepgraph.gateway.registry.GraphqlApi;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which caller may see which field: the directives of a schema, compiled once. A field's own
 * directives stand in place of its type's, any one of them is enough, and a field without any is
 * for callers of the API's default mode. What an authorizer function closed, and what an access
 * key's policy does not open, stays closed.
 */
public final class FieldAccess {

    private static final String ACTION = "appsync:GraphQL";

    /** Modes whose callers differ in the fields that are open to them. */
    private static final Set<AuthenticationType> INDIVIDUAL =
            EnumSet.of(AuthenticationType.AWS_IAM, AuthenticationType.AWS_LAMBDA);

    private final Map<String, Map<String, FieldRule>> rules = new HashMap<>();
    private final FieldRule untagged;
    private final String resourcePrefix;
    private final Set<AuthenticationType> modes = EnumSet.noneOf(AuthenticationType.class);
    private final boolean everybodyIsAlike;

    private FieldAccess(GraphqlApi api, AwsIdentity identity) {
        this.untagged = untagged(api.authentication());
        this.resourcePrefix = identity.arn("appsync", "apis/" + api.apiId() + "/types/");
        modes.add(api.authentication().type());
        api.additionalAuthentication().forEach(provider -> modes.add(provider.type()));
        this.everybodyIsAlike = Collections.disjoint(modes, INDIVIDUAL);
    }

    /**
     * Compiles a schema's directives.
     *
     * @param identity in whose name policies name the API's fields
     */
    public static FieldAccess of(GraphqlApi api, GraphQLSchema schema, AwsIdentity identity) {
        FieldAccess access = new FieldAccess(api, identity);
        for (GraphQLNamedType type : schema.getAllTypesAsList()) {
            if (type instanceof GraphQLObjectType object && !isIntrospection(object.getName())) {
                access.compile(object);
            }
        }
        return access;
    }

    /** Whether every caller of the API may see the field, so that nobody need be asked. */
    public boolean isOpenToAll(String typeName, String fieldName) {
        return isIntrospection(fieldName)
                || isIntrospection(typeName)
                || (everybodyIsAlike && rule(typeName, fieldName).admitsAll(modes));
    }

    /** Whether the caller may see the field of that object type. */
    public boolean allows(Caller caller, String typeName, String fieldName) {
        if (isIntrospection(fieldName) || isIntrospection(typeName)) {
            return true;
        }
        return rule(typeName, fieldName).admits(caller)
                && !isDenied(caller, typeName, fieldName)
                && (caller.mode() != AuthenticationType.AWS_IAM
                        || caller.policy().allows(ACTION, resource(typeName, fieldName)));
    }

    private FieldRule rule(String typeName, String fieldName) {
        return rules.getOrDefault(typeName, Map.of()).getOrDefault(fieldName, untagged);
    }

    private void compile(GraphQLObjectType type) {
        FieldRule ofType = FieldRule.read(type).orElse(untagged);
        Map<String, FieldRule> fields = new HashMap<>();
        for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
            fields.put(field.getName(), FieldRule.read(field).orElse(ofType));
        }
        rules.put(type.getName(), fields);
    }

    private static FieldRule untagged(AuthenticationProvider provider) {
        boolean closed = provider instanceof UserPoolProvider pool && !pool.allowsByDefault();
        return closed ? FieldRule.NOBODY : FieldRule.of(provider.type());
    }

    /** An authorizer function names fields as {@code Type.field}, or by their ARN. */
    private boolean isDenied(Caller caller, String typeName, String fieldName) {
        return !caller.deniedFields().isEmpty()
                && (caller.deniedFields().contains(typeName + "." + fieldName)
                        || caller.deniedFields().contains(resource(typeName, fieldName)));
    }

    private String resource(String typeName, String fieldName) {
        return resourcePrefix + typeName + "/fields/" + fieldName;
    }

    private static boolean isIntrospection(String name) {
        return name.startsWith("__");
    }
}
