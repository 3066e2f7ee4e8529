package dev.stepgraph.gateway.execution;

import dev.stepgraph.gateway.resolver.CompiledResolver;
import dev.stepgraph.gateway.resolver.FieldCall;
import dev.stepgraph.gateway.resolver.FieldOutcome;

import java.util.List;

/** A resolver, and what is kept of its results. */
record FieldResolver(CompiledResolver resolver, Caching caching) {

    /** How results are kept. */
    interface Caching {

        /** Keeps nothing. */
        Caching NONE = (call, resolver) -> resolver.resolve(call);

        FieldOutcome resolve(FieldCall call, CompiledResolver resolver);
    }

    FieldOutcome resolve(FieldCall call) {
        return caching.resolve(call, resolver);
    }

    List<FieldOutcome> resolveAll(List<FieldCall> calls) {
        return resolver.resolveAll(calls);
    }
}
