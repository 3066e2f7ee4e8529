package dev.stepgraph.workflow.web.guard;

import dev.stepgraph.common.aws.AccessPolicy;
import dev.stepgraph.common.aws.AccessPolicy.Effect;
import dev.stepgraph.common.aws.signature.AccessKey;
import dev.stepgraph.common.aws.signature.AccessKeyRing;
import dev.stepgraph.common.aws.signature.AccessKeyRing.KnownKey;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.List;

/**
 * Who may call. Where nothing is set, whoever is on this machine may, and nobody else.
 *
 * @param accessKeys with which requests are signed; none: on this machine the AWS endpoint asks
 *     nobody for a signature
 * @param trustLocal whether programs on this machine may use the AWS endpoint without a signature
 *     though there are keys; means nothing on an address that others reach
 * @param issuer whose bearer tokens the REST API takes; absent: none, and on this machine it asks
 *     nobody for one
 * @param audience what tokens must be meant for; absent: anything
 * @param maxSkew how far the issuer's clock may be off
 * @param keysTimeout how long fetching the issuer's keys may take
 */
@ConfigurationProperties("stepgraph.auth")
public record AuthProperties(
        @DefaultValue List<Key> accessKeys,
        @DefaultValue("false") boolean trustLocal,
        @Nullable String issuer,
        @Nullable String audience,
        @DefaultValue("60s") Duration maxSkew,
        @DefaultValue("5s") Duration keysTimeout) {

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
     * @param actions such as {@code states:StartExecution}, with wildcards
     * @param resources {@code *} and nothing else: here keys are limited to actions only
     */
    public record Grant(
            @DefaultValue("ALLOW") Effect effect,
            @DefaultValue("*") List<String> actions,
            @DefaultValue("*") List<String> resources) {

        public Grant {
            if (!resources.equals(List.of("*"))) {
                throw new IllegalArgumentException(
                        "a statement of an access key names resources, which workflow-service"
                                + " cannot tell apart");
            }
        }

        private AccessPolicy.Statement statement() {
            return new AccessPolicy.Statement(effect, actions, resources);
        }
    }

    /** The keys, by their ids. */
    AccessKeyRing ring() {
        return new AccessKeyRing(accessKeys.stream().map(Key::known).toList());
    }
}
