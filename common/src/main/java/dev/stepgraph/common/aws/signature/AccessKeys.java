package dev.stepgraph.common.aws.signature;

import java.util.Optional;

/** The keys of those who may call. */
@FunctionalInterface
public interface AccessKeys {

    /** The key of that id; none if there is no such key, or it is not to be used. */
    Optional<AccessKey> find(String id);
}
