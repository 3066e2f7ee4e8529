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
        Caching NONE =
                new Caching() {

                    @Override
                    public FieldOutcome resolve(FieldCall call, CompiledResolver resolver) {
                        return resolver.resolve(call);
                    }

                    @Override
                    public List<FieldOutcome> resolveAll(
                            List<FieldCall> calls, CompiledResolver resolver) {
                        return resolver.resolveAll(calls);
                    }
                };

        FieldOutcome resolve(FieldCall call, CompiledResolver resolver);

        /** The outcomes of calls that were gathered, in their order. */
        List<FieldOutcome> resolveAll(List<FieldCall> calls, CompiledResolver resolver);
    }

    FieldOutcome resolve(FieldCall call) {
        return caching.resolve(call, resolver);
    }

    List<FieldOutcome> resolveAll(List<FieldCall> calls) {
        return caching.resolveAll(calls, resolver);
    }
}
