package dev.stepgraph.workflow.web.guard;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.aws.signature.AccessKeyRing.KnownKey;

import org.jspecify.annotations.Nullable;

/**
 * In whose name a request is carried out. Whoever signed it is held to the policy of the access
 * key; others were asked before, or nobody is.
 */
public final class Caller {

    /** The attribute of a request for a resource that says who sent it. */
    static final String ATTRIBUTE = "caller";

    /** Whoever is not held to a policy. */
    static final Caller UNLIMITED = new Caller(null);

    private static final String EVERYTHING = "*";

    private final @Nullable KnownKey key;

    private Caller(@Nullable KnownKey key) {
        this.key = key;
    }

    /** The owner of that key. */
    static Caller of(KnownKey key) {
        return new Caller(key);
    }

    /** Whether what may be done depends on resources, so that the one in question must be known. */
    boolean isHeldToResources() {
        return key != null && key.policy().namesResources();
    }

    /** Whether the action, such as {@code states:StartExecution}, may be done to the resource. */
    public boolean may(String action, String resource) {
        return key == null || key.policy().allows(action, resource);
    }

    /**
     * Makes sure that the action may be done to the resource.
     *
     * @throws AwsException AccessDeniedException if not
     */
    public void require(String action, String resource) {
        if (!may(action, resource)) {
            throw denied(action, resource);
        }
    }

    /**
     * Makes sure that an action that may concern any resource is allowed for all, and denied for
     * none.
     *
     * @throws AwsException AccessDeniedException if not
     */
    public void requireEverywhere(String action) {
        if (key != null && !key.policy().allowsEverywhere(action)) {
            throw denied(action, EVERYTHING);
        }
    }

    /** The refusal of what may not be done. */
    public AwsException denied(String action, String resource) {
        return new AwsException(
                AwsErrorCode.AccessDeniedException,
                "User: %s is not authorized to perform: %s on resource: %s"
                        .formatted(key == null ? EVERYTHING : key.user(), action, resource));
    }
}
