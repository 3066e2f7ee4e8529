package dev.stepgraph.gateway.resolver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Takes one step for many fields: each its handlers, the data source once for many. */
final class BatchedSteps {

    private final Executor executor;

    BatchedSteps(Executor executor) {
        this.executor = executor;
    }

    /** Does the same for each, side by side if that is worth a thread; answers in that order. */
    <A, B> List<B> each(boolean waits, List<A> inputs, Function<? super A, ? extends B> work) {
        if (!waits || inputs.size() == 1) {
            return inputs.stream().<B>map(work).toList();
        }
        List<CompletableFuture<B>> futures = new ArrayList<>(inputs.size());
        for (A input : inputs) {
            futures.add(CompletableFuture.supplyAsync(() -> work.apply(input), executor));
        }
        return futures.stream().map(CompletableFuture::join).toList();
    }

    List<StepEnd> run(FunctionStep step, List<FieldRun> runs) {
        List<FunctionStep.Prepared> prepared =
                each(Handler.waits(step.request()), runs, step::prepare);
        List<List<Integer>> groups = groups(step, prepared);
        List<List<StepEnd>> ends = each(true, groups, group -> call(step, prepared, group));
        StepEnd[] all = new StepEnd[runs.size()];
        for (int i = 0; i < groups.size(); i++) {
            for (int j = 0; j < groups.get(i).size(); j++) {
                all[groups.get(i).get(j)] = ends.get(i).get(j);
            }
        }
        for (int i = 0; i < all.length; i++) {
            if (prepared.get(i) instanceof FunctionStep.Prepared.Ended(StepEnd end)) {
                all[i] = end;
            }
        }
        return Arrays.asList(all);
    }

    /** Which calls go together, by their indexes. */
    private static List<List<Integer>> groups(
            FunctionStep step, List<FunctionStep.Prepared> prepared) {
        List<List<Integer>> groups = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < prepared.size(); i++) {
            if (!(prepared.get(i) instanceof FunctionStep.Prepared.Ready(var request))) {
                continue;
            }
            if (!step.batches() || !request.isBatch()) {
                groups.add(List.of(i));
                continue;
            }
            open.add(i);
            if (open.size() == step.maxBatchSize()) {
                groups.add(open);
                open = new ArrayList<>();
            }
        }
        if (!open.isEmpty()) {
            groups.add(open);
        }
        return groups;
    }

    private List<StepEnd> call(
            FunctionStep step, List<FunctionStep.Prepared> prepared, List<Integer> group) {
        List<BoundSource.Request> requests = new ArrayList<>(group.size());
        for (int index : group) {
            if (prepared.get(index) instanceof FunctionStep.Prepared.Ready(var request)) {
                requests.add(request);
            }
        }
        if (requests.size() == 1) {
            BoundSource.Request only = requests.getFirst();
            return List.of(step.complete(only, step.source().call(only)));
        }
        List<SourceResult> results = step.source().callAll(requests);
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            places.add(i);
        }
        return each(
                Handler.waits(step.response()),
                places,
                i -> step.complete(requests.get(i), results.get(i)));
    }
}
