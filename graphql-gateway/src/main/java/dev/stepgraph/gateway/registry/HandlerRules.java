package dev.stepgraph.gateway.registry;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** What holds for the code of every resolver and function. */
final class HandlerRules {

    private static final List<String> KEY_ROOTS =
            List.of(
                    "$context.arguments",
                    "$context.source",
                    "$context.identity",
                    "$ctx.args",
                    "$ctx.arguments",
                    "$ctx.source",
                    "$ctx.identity");

    private HandlerRules() {}

    /**
     * Makes sure that a resolver or function is written in one language.
     *
     * @throws AppSyncException BadRequestException if it is not
     */
    static void check(JsonNode members) {
        boolean script = members.has("code");
        boolean templates =
                members.has("requestMappingTemplate") || members.has("responseMappingTemplate");
        if (script && templates) {
            throw AppSyncException.badRequest(
                    "Code and mapping templates cannot be given together.");
        }
        if (script != members.has("runtime")) {
            throw AppSyncException.badRequest("Code and runtime must be given together.");
        }
        checkCaching(members.path("cachingConfig"));
    }

    private static void checkCaching(JsonNode caching) {
        for (JsonNode key : caching.path("cachingKeys")) {
            String text = key.stringValue();
            boolean known =
                    KEY_ROOTS.stream()
                            .anyMatch(root -> text.equals(root) || text.startsWith(root + "."));
            if (!known) {
                throw AppSyncException.badRequest(
                        "A caching key begins with $context.arguments, $context.source or"
                                + " $context.identity: "
                                + text);
            }
        }
    }
}
