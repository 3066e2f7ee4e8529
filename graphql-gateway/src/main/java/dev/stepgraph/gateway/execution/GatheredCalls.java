package dev.stepgraph.gateway.execution;

import dev.stepgraph.gateway.resolver.FieldCall;
import dev.stepgraph.gateway.resolver.FieldOutcome;

import graphql.schema.DataFetchingEnvironment;

import org.dataloader.BatchLoader;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Resolves sibling fields together, on the thread that has gathered them if no others of the
 * operation wait for it, on a virtual thread of their own otherwise.
 */
final class GatheredCalls implements BatchLoader<GatheredCalls.Call, Object> {

    private final String name;
    private final FieldResolver resolver;
    private final Executor executor;

    /**
     * @param name of the field, with its type
     * @param resolver the field's resolver
     * @param executor starts a virtual thread for each task
     */
    GatheredCalls(String name, FieldResolver resolver, Executor executor) {
        this.name = name;
        this.resolver = resolver;
        this.executor = executor;
    }

    /** One of the fields. */
    record Call(FieldCall call, DataFetchingEnvironment environment) {}

    @Override
    public CompletionStage<List<Object>> load(List<Call> calls) {
        OperationRun run = OperationRun.of(calls.getFirst().environment());
        Executor where = run.gathersLast(name) ? Runnable::run : executor;
        return CompletableFuture.supplyAsync(() -> answers(run, calls), where);
    }

    private List<Object> answers(OperationRun run, List<Call> calls) {
        List<FieldCall> fields = new ArrayList<>(calls.size());
        calls.forEach(each -> fields.add(each.call()));
        List<FieldOutcome> outcomes = resolver.resolveAll(fields);
        List<Object> answers = new ArrayList<>(calls.size());
        for (int i = 0; i < calls.size(); i++) {
            answers.add(ResolvedField.answer(run, outcomes.get(i), calls.get(i).environment()));
        }
        return answers;
    }
}
