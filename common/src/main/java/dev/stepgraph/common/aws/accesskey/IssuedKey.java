package dev.stepgraph.common.aws.accesskey;

import dev.stepgraph.common.aws.AccessPolicy;

import java.time.Instant;

/**
 * An access key that was issued, without its secret.
 *
 * @param user in whose name its owner calls
 * @param policy what it is good for
 */
public record IssuedKey(
        String id, String user, AccessPolicy policy, Status status, Instant created) {

    /** Whether a key can be used, as IAM calls it. */
    public enum Status {
        ACTIVE,
        INACTIVE
    }

    /** The same key in that status. */
    IssuedKey in(Status other) {
        return new IssuedKey(id, user, policy, other, created);
    }
}
