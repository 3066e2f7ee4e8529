package dev.stepgraph.gateway.resolver;

import dev.stepgraph.gateway.registry.CachingConfig;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A field's resolver, ready to run for many requests at once. */
public interface CompiledResolver {

    /** How its results are kept, if it says so itself. */
    @Nullable CachingConfig caching();

    /** Whether calls for sibling fields are to be gathered. */
    boolean batches();

    /** Resolves one field. Blocks. */
    FieldOutcome resolve(FieldCall call);

    /** Resolves sibling fields together; answers in their order. Blocks. */
    List<FieldOutcome> resolveAll(List<FieldCall> calls);
}
