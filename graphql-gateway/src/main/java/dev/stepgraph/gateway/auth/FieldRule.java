package dev.stepgraph.gateway.auth;

import dev.stepgraph.gateway.registry.AuthenticationType;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLAppliedDirectiveArgument;
import graphql.schema.GraphQLDirectiveContainer;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may see a field.
 *
 * @param groups for each mode that is let in, the groups of which a caller must be in one; none:
 *     every caller of the mode
 */
record FieldRule(Map<AuthenticationType, Set<String>> groups) {

    /** Lets nobody in. */
    static final FieldRule NOBODY = new FieldRule(Map.of());

    private static final Map<String, AuthenticationType> DIRECTIVES =
            Map.of(
                    "aws_api_key", AuthenticationType.API_KEY,
                    "aws_iam", AuthenticationType.AWS_IAM,
                    "aws_oidc", AuthenticationType.OPENID_CONNECT,
                    "aws_lambda", AuthenticationType.AWS_LAMBDA,
                    "aws_cognito_user_pools", AuthenticationType.AMAZON_COGNITO_USER_POOLS,
                    "aws_auth", AuthenticationType.AMAZON_COGNITO_USER_POOLS);

    /** Lets every caller of the mode in. */
    static FieldRule of(AuthenticationType mode) {
        return new FieldRule(Map.of(mode, Set.of()));
    }

    /** What the directives on a type or a field say; empty if there are none. */
    static Optional<FieldRule> read(GraphQLDirectiveContainer container) {
        Map<AuthenticationType, Set<String>> groups = new EnumMap<>(AuthenticationType.class);
        for (GraphQLAppliedDirective directive : container.getAppliedDirectives()) {
            AuthenticationType mode = DIRECTIVES.get(directive.getName());
            if (mode != null) {
                groups.put(mode, groups(directive));
            }
        }
        return groups.isEmpty() ? Optional.empty() : Optional.of(new FieldRule(groups));
    }

    boolean admits(Caller caller) {
        Set<String> required = groups.get(caller.mode());
        return required != null
                && (required.isEmpty() || !Collections.disjoint(required, caller.groups()));
    }

    /** Whether it lets every caller of all these modes in. */
    boolean admitsAll(Set<AuthenticationType> modes) {
        return modes.stream().allMatch(mode -> Set.of().equals(groups.get(mode)));
    }

    private static Set<String> groups(GraphQLAppliedDirective directive) {
        GraphQLAppliedDirectiveArgument argument = directive.getArgument("cognito_groups");
        @Nullable Object value = argument == null ? null : argument.getValue();
        Set<String> names = new HashSet<>();
        if (value instanceof List<?> list) {
            list.forEach(name -> names.add(String.valueOf(name)));
        }
        return names;
    }
}
