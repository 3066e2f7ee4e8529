package dev.stepgraph.gateway.auth.iam;

import dev.stepgraph.common.aws.AccessPolicy;
import dev.stepgraph.common.aws.AccessPolicy.Effect;
import dev.stepgraph.common.aws.signature.AccessKey;
import dev.stepgraph.common.aws.signature.AccessKeyRing;
import dev.stepgraph.common.aws.signature.AccessKeyRing.KnownKey;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.List;

/**
 * The access keys with which programs sign requests.
 *
 * @param accessKeys none: nobody is asked for a signature by the management API, which is then
 *     served to this machine only
 * @param trustLocal whether programs on this machine may use the management API without a signature
 *     though there are keys; means nothing on an address that others reach
 */
@ConfigurationProperties("stepgraph.auth")
public record AccessKeyProperties(
        @DefaultValue List<Key> accessKeys, @DefaultValue("false") boolean trustLocal) {

    /**
     * One key.
     *
     * @param id 4 to 128 letters, digits, {@code -} and {@code _}
     * @param secret at least 16 characters
     * @param user in whose name its owner calls
     * @param statements what it is good for; none: everything
     */
    public record Key(
            String id,
            String secret,
            @DefaultValue("local") String user,
            @DefaultValue List<Grant> statements) {

        @Override
        public String toString() {
            return "Key[" + id + "]";
        }

        private KnownKey known() {
            AccessPolicy policy =
                    statements.isEmpty()
                            ? AccessPolicy.EVERYTHING
                            : new AccessPolicy(statements.stream().map(Grant::statement).toList());
            return new KnownKey(AccessKey.of(id, secret), user, policy);
        }
    }

    /**
     * A statement of a key's policy.
     *
     * @param effect whether it opens or closes
     * @param actions such as {@code appsync:GraphQL}, with wildcards
     * @param resources ARNs, with wildcards
     */
    public record Grant(
            @DefaultValue("ALLOW") Effect effect,
            @DefaultValue("*") List<String> actions,
            @DefaultValue("*") List<String> resources) {

        private AccessPolicy.Statement statement() {
            return new AccessPolicy.Statement(effect, actions, resources);
        }
    }

    /** The keys, by their ids. */
    AccessKeyRing ring() {
        return new AccessKeyRing(accessKeys.stream().map(Key::known).toList());
    }
}
