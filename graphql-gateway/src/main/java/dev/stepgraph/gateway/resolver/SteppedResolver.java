package dev.stepgraph.gateway.resolver;

import dev.stepgraph.gateway.registry.CachingConfig;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * A resolver, unit or pipeline, ready to run for many fields at once.
 *
 * <p>A unit resolver is one step. A pipeline's request handler runs before its functions and its
 * response handler after them; each sees the value before it as {@code ctx.prev.result}.
 */
final class SteppedResolver implements CompiledResolver {

    private final @Nullable Handler before;
    private final List<FunctionStep> steps;
    private final @Nullable Handler after;
    private final @Nullable CachingConfig caching;
    private final BatchedSteps batched;

    SteppedResolver(
            @Nullable Handler before,
            List<FunctionStep> steps,
            @Nullable Handler after,
            @Nullable CachingConfig caching,
            Executor executor) {
        this.before = before;
        this.steps = List.copyOf(steps);
        this.after = after;
        this.caching = caching;
        this.batched = new BatchedSteps(executor);
    }

    @Override
    public @Nullable CachingConfig caching() {
        return caching;
    }

    @Override
    public boolean batches() {
        return steps.stream().anyMatch(FunctionStep::batches);
    }

    @Override
    public FieldOutcome resolve(FieldCall call) {
        FieldRun run = new FieldRun(call);
        StepEnd end = before(run);
        for (FunctionStep step : steps) {
            if (!(end instanceof StepEnd.Continue)) {
                break;
            }
            end = advance(run, step.run(run));
        }
        return outcome(run, end);
    }

    /** Each step calls its data source once for many. */
    @Override
    public List<FieldOutcome> resolveAll(List<FieldCall> calls) {
        List<FieldRun> runs = calls.stream().map(FieldRun::new).toList();
        List<StepEnd> ends =
                new ArrayList<>(batched.each(Handler.waits(before), runs, this::before));
        for (FunctionStep step : steps) {
            List<Integer> going = continuing(ends);
            List<StepEnd> next =
                    batched.run(step, going.stream().map(index -> runs.get(index)).toList());
            for (int i = 0; i < going.size(); i++) {
                int index = going.get(i);
                ends.set(index, advance(runs.get(index), next.get(i)));
            }
        }
        List<FieldOutcome> outcomes = new ArrayList<>(runs.size());
        for (int i = 0; i < runs.size(); i++) {
            outcomes.add(outcome(runs.get(i), ends.get(i)));
        }
        return outcomes;
    }

    private static List<Integer> continuing(List<StepEnd> ends) {
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            if (ends.get(i) instanceof StepEnd.Continue) {
                indexes.add(i);
            }
        }
        return indexes;
    }

    private StepEnd before(FieldRun run) {
        if (before == null) {
            return new StepEnd.Continue(run.previousOrNull());
        }
        StepEnd end = before.run(run, run.context(), BeforeMeaning.INSTANCE);
        return end instanceof StepEnd.SkipToEnd ? advance(run, end) : end;
    }

    private static StepEnd advance(FieldRun run, StepEnd end) {
        switch (end) {
            case StepEnd.Continue(JsonNode value) -> run.previous(value);
            case StepEnd.SkipToEnd(JsonNode value) -> run.previous(value);
            case StepEnd.Finish finish -> {}
            case StepEnd.Fail fail -> {}
        }
        return end;
    }

    private FieldOutcome outcome(FieldRun run, StepEnd end) {
        return switch (end) {
            case StepEnd.Fail(HandlerError error) -> run.failed(error);
            case StepEnd.Finish(JsonNode value) -> run.finished(value);
            case StepEnd.Continue(JsonNode value) -> last(run, value);
            case StepEnd.SkipToEnd(JsonNode value) -> last(run, value);
        };
    }

    private FieldOutcome last(FieldRun run, JsonNode value) {
        if (after == null) {
            return run.finished(value);
        }
        ResolverContext context = run.context(run.previousOrNull(), null);
        return after.run(run, context, new AfterMeaning(run));
    }

    /** A pipeline's request handler: its value is of no use, its early return ends the pipeline. */
    private enum BeforeMeaning implements Handler.Meaning<StepEnd> {
        INSTANCE;

        @Override
        public StepEnd value(JsonNode value) {
            return new StepEnd.Continue(value);
        }

        @Override
        public StepEnd earlyReturn(Handler.Early early) {
            return early.script()
                    ? new StepEnd.SkipToEnd(early.value())
                    : new StepEnd.Finish(early.value());
        }

        @Override
        public StepEnd failed(HandlerError error) {
            return new StepEnd.Fail(error);
        }
    }

    /** A pipeline's response handler makes the field's value. */
    private record AfterMeaning(FieldRun run) implements Handler.Meaning<FieldOutcome> {

        @Override
        public FieldOutcome value(JsonNode value) {
            return run.finished(value);
        }

        @Override
        public FieldOutcome earlyReturn(Handler.Early early) {
            return run.finished(early.value());
        }

        @Override
        public FieldOutcome failed(HandlerError error) {
            return run.failed(error);
        }
    }
}
