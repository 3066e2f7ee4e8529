package dev.stepgraph.gateway.registry;

import java.util.Optional;

/**
 * An API that the gateway brings with it. It is served as every API is; nobody uploads or changes
 * it, so no list of APIs has it.
 */
public interface BuiltInApi {

    /** The one revision that there is of it. */
    ApiRevision revision();

    /** Recognises a key of the API, in a time that does not depend on how much of it is right. */
    Optional<ApiKeys.VerifiedKey> verify(String presentedKey);

    /** Where it is served, besides the path that its id gives it. */
    String path();
}
