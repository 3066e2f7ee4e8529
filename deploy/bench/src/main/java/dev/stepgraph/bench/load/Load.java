package dev.stepgraph.bench.load;

import org.jspecify.annotations.Nullable;

/** What a {@link LoadClient} sends, and who hears of the answers. Called by one thread. */
public interface Load {

    /** The next request, which nobody changes any more; null if there is none for now. */
    byte @Nullable [] next();

    /** Whether there will be no further request. */
    boolean finished();

    /**
     * A request was answered.
     *
     * @param nanos how long that took
     */
    void answered(HttpAnswer answer, long nanos);
}
