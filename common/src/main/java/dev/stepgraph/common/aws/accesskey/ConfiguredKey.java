package dev.stepgraph.common.aws.accesskey;

import dev.stepgraph.common.aws.AccessPolicy;
import dev.stepgraph.common.aws.AccessPolicy.Effect;
import dev.stepgraph.common.aws.signature.AccessKey;
import dev.stepgraph.common.aws.signature.AccessKeyRing;
import dev.stepgraph.common.aws.signature.AccessKeyRing.KnownKey;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * An access key as settings name it. What a setting leaves out is null here, and has a default.
 *
 * @param id 4 to 128 letters, digits, {@code -} and {@code _}
 * @param secret at least 16 characters
 * @param user in whose name its owner calls; absent: {@code local}
 * @param statements what it is good for; absent: everything
 */
public record ConfiguredKey(
        String id, String secret, @Nullable String user, @Nullable List<Grant> statements) {

    private static final String LOCAL = "local";
    private static final List<String> ANY = List.of("*");

    /**
     * A statement of a key's policy.
     *
     * @param effect whether it opens or closes; absent: it opens
     * @param actions such as {@code appsync:GraphQL}, with wildcards; absent: all
     * @param resources ARNs, with wildcards; absent: all
     */
    public record Grant(
            @Nullable Effect effect,
            @Nullable List<String> actions,
            @Nullable List<String> resources) {

        private AccessPolicy.Statement statement() {
            return new AccessPolicy.Statement(
                    Objects.requireNonNullElse(effect, Effect.ALLOW),
                    Objects.requireNonNullElse(actions, ANY),
                    Objects.requireNonNullElse(resources, ANY));
        }
    }

    /**
     * These keys, by their ids.
     *
     * @throws IllegalArgumentException if two have one id, or a secret is easily guessed
     */
    public static AccessKeyRing ring(List<ConfiguredKey> keys) {
        return new AccessKeyRing(keys.stream().map(ConfiguredKey::known).toList());
    }

    @Override
    public String toString() {
        return "Key[" + id + "]";
    }

    private KnownKey known() {
        List<Grant> grants = Objects.requireNonNullElse(statements, List.of());
        AccessPolicy policy =
                grants.isEmpty()
                        ? AccessPolicy.EVERYTHING
                        : new AccessPolicy(grants.stream().map(Grant::statement).toList());
        return new KnownKey(
                AccessKey.of(id, secret), Objects.requireNonNullElse(user, LOCAL), policy);
    }
}
