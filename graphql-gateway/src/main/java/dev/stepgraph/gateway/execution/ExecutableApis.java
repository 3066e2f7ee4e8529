package dev.stepgraph.gateway.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.stepgraph.gateway.registry.ApiRevision;
import dev.stepgraph.gateway.registry.ApiRevisions;

import java.util.Optional;

/**
 * The APIs, compiled: each as its current revision says, and each revision once.
 *
 * <p>While a new revision is compiled, requests for it wait; those that run go on with the old one.
 */
public final class ExecutableApis {

    private final ApiRevisions revisions;
    private final ApiCompiler compiler;
    private final Cache<String, ExecutableApi> compiled;

    /** Compiles what is current when it is asked for. */
    public ExecutableApis(
            ApiRevisions revisions, ApiCompiler compiler, OperationProperties limits) {
        this.revisions = revisions;
        this.compiler = compiler;
        this.compiled =
                Caffeine.newBuilder().maximumSize(limits.maxApis()).executor(Runnable::run).build();
    }

    /**
     * An API as it is now; nothing if there is none of that id.
     *
     * @throws RefusedOperationException when it has no schema yet
     */
    public Optional<ExecutableApi> current(String apiId) {
        return revisions.current(apiId).map(this::compiled);
    }

    private ExecutableApi compiled(ApiRevision revision) {
        String apiId = revision.api().apiId();
        ExecutableApi known = compiled.getIfPresent(apiId);
        if (known != null && isCurrent(known, revision)) {
            return known;
        }
        return compiled.asMap()
                .compute(
                        apiId,
                        (id, old) ->
                                old != null && isCurrent(old, revision)
                                        ? old
                                        : compiler.compile(revision));
    }

    /** A request may have read a revision just before a newer one was compiled. */
    private static boolean isCurrent(ExecutableApi api, ApiRevision revision) {
        return api.revision().number() >= revision.number();
    }
}
