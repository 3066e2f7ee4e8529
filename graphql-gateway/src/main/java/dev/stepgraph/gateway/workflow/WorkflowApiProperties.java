package dev.stepgraph.gateway.workflow;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.List;

/**
 * Who may use the built-in API, and how much of it. Access keys open it too.
 *
 * @param keyHashes SHA-256 of each key that opens it, in hexadecimal digits
 * @param issuer the OpenID Connect issuer whose tokens open it; absent: none do
 * @param clientId a regular expression that the audience or client of such a token must match
 * @param introspection whether its schema may be asked for
 * @param maxDepth how deep an operation may nest; 0: as deep as any API's
 * @param maxResolvers how many fields of an operation may ask workflow-service; 0: as many as any
 *     API's
 */
@ConfigurationProperties("stepgraph.workflow-api")
public record WorkflowApiProperties(
        @DefaultValue List<String> keyHashes,
        @Nullable String issuer,
        @Nullable String clientId,
        @DefaultValue("true") boolean introspection,
        @DefaultValue("0") int maxDepth,
        @DefaultValue("0") int maxResolvers) {

    public WorkflowApiProperties {
        keyHashes = List.copyOf(keyHashes);
    }
}
