package dev.stepgraph.workflow.statemachine;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;

import org.jspecify.annotations.Nullable;

/**
 * The encryption that the owner asked for. It is kept and shown, and has no effect yet: what is
 * encrypted at rest is the database's disk.
 *
 * @param kmsKeyId the owner's key; absent for the service's own
 * @param reuseSeconds for how long a data key may be used, 60 to 900; absent without a key
 */
public record EncryptionConfiguration(
        EncryptionType type, @Nullable String kmsKeyId, @Nullable Integer reuseSeconds) {

    private static final int DEFAULT_REUSE_SECONDS = 300;

    /**
     * What a caller asked for.
     *
     * @throws AwsException InvalidEncryptionConfiguration if type and key contradict each other
     */
    public static EncryptionConfiguration of(
            EncryptionType type, @Nullable String kmsKeyId, @Nullable Integer reuseSeconds) {
        boolean ownKey = type == EncryptionType.CUSTOMER_MANAGED_KMS_KEY;
        if (ownKey != (kmsKeyId != null)) {
            throw new AwsException(
                    AwsErrorCode.InvalidEncryptionConfiguration,
                    "Invalid Encryption Configuration: a key must be given for"
                            + " CUSTOMER_MANAGED_KMS_KEY, and for it alone");
        }
        if (!ownKey) {
            return new EncryptionConfiguration(type, null, null);
        }
        int seconds = reuseSeconds == null ? DEFAULT_REUSE_SECONDS : reuseSeconds;
        return new EncryptionConfiguration(type, kmsKeyId, seconds);
    }

    /** Whose key encrypts. */
    public enum EncryptionType {
        AWS_OWNED_KEY,
        CUSTOMER_MANAGED_KMS_KEY
    }
}
