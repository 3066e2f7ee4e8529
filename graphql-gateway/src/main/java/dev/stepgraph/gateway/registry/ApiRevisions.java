package dev.stepgraph.gateway.registry;

import java.util.Optional;

/** The APIs as they are now, from memory: a request asks no database. */
public interface ApiRevisions {

    /**
     * An API as it is now.
     *
     * <p>A change is seen by this process when the request that made it is answered, and by others
     * within a second.
     */
    Optional<ApiRevision> current(String apiId);
}
