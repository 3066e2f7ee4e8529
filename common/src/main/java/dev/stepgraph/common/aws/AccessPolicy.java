package dev.stepgraph.common.aws;

import java.util.List;

/**
 * What somebody may do, as policies of IAM say it: statements that allow or deny actions on
 * resources. Nothing is allowed but what a statement allows, and a denial outweighs it.
 *
 * @param statements in no order
 */
public record AccessPolicy(List<Statement> statements) {

    /** Whether a statement opens or closes. */
    public enum Effect {
        ALLOW,
        DENY
    }

    /**
     * One statement.
     *
     * @param actions such as {@code appsync:GraphQL}; {@code *} and {@code ?} are wildcards
     * @param resources ARNs, with the same wildcards
     */
    public record Statement(Effect effect, List<String> actions, List<String> resources) {

        public Statement {
            actions = List.copyOf(actions);
            resources = List.copyOf(resources);
        }

        private boolean coversAction(String action) {
            return actions.stream().anyMatch(pattern -> Wildcards.match(pattern, action));
        }

        private boolean covers(String action, String resource) {
            return coversAction(action)
                    && resources.stream().anyMatch(pattern -> Wildcards.match(pattern, resource));
        }
    }

    /** Allows whatever there is. */
    public static final AccessPolicy EVERYTHING =
            new AccessPolicy(List.of(new Statement(Effect.ALLOW, List.of("*"), List.of("*"))));

    public AccessPolicy {
        statements = List.copyOf(statements);
    }

    /** Whether what it says depends on resources, so that one has to be known. */
    public boolean namesResources() {
        return statements.stream()
                .anyMatch(statement -> !statement.resources().equals(List.of("*")));
    }

    /**
     * Whether the action may be done to whatever it is: allowed on all resources, and denied on
     * none.
     */
    public boolean allowsEverywhere(String action) {
        return allows(action, "*")
                && statements.stream()
                        .filter(statement -> statement.effect() == Effect.DENY)
                        .noneMatch(statement -> statement.coversAction(action));
    }

    /** Whether the action may be done to the resource. */
    public boolean allows(String action, String resource) {
        boolean allowed = false;
        for (Statement statement : statements) {
            if (statement.covers(action, resource)) {
                if (statement.effect() == Effect.DENY) {
                    return false;
                }
                allowed = true;
            }
        }
        return allowed;
    }
}
