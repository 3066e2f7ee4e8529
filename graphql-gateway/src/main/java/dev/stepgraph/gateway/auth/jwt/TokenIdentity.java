package dev.stepgraph.gateway.auth.jwt;

import dev.stepgraph.gateway.auth.AuthRequest;
import dev.stepgraph.gateway.registry.AuthenticationProvider.UserPoolProvider;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashSet;
import java.util.Set;

/** {@code ctx.identity} as AppSync gives it to the owner of a token. */
final class TokenIdentity {

    private static final String GROUPS = "cognito:groups";

    private TokenIdentity() {}

    static ObjectNode ofIssuer(JsonNode claims) {
        ObjectNode identity = JsonNodeFactory.instance.objectNode();
        identity.set("claims", claims);
        identity.set("issuer", claims.path("iss"));
        identity.set("sub", claims.path("sub"));
        return identity;
    }

    static ObjectNode ofUserPool(JsonNode claims, UserPoolProvider pool, AuthRequest request) {
        ObjectNode identity = ofIssuer(claims);
        identity.put("username", username(claims));
        identity.put("defaultAuthStrategy", pool.allowsByDefault() ? "ALLOW" : "DENY");
        ArrayNode addresses = identity.putArray("sourceIp");
        request.sourceIps().forEach(addresses::add);
        Set<String> groups = groups(claims);
        if (groups.isEmpty()) {
            identity.putNull("groups");
        } else {
            ArrayNode names = identity.putArray("groups");
            groups.forEach(names::add);
        }
        return identity;
    }

    /** The groups in a list; anything else that the claim may hold is no group. */
    static Set<String> groups(JsonNode claims) {
        Set<String> groups = new LinkedHashSet<>();
        if (claims.path(GROUPS).isArray()) {
            for (JsonNode group : claims.path(GROUPS)) {
                if (group.isString()) {
                    groups.add(group.stringValue());
                }
            }
        }
        return groups;
    }

    private static String username(JsonNode claims) {
        return claims.path("cognito:username")
                .asStringOpt()
                .or(() -> claims.path("username").asStringOpt())
                .orElseGet(() -> claims.path("sub").asString(""));
    }
}
