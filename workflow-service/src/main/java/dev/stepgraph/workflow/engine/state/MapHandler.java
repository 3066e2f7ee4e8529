package dev.stepgraph.workflow.engine.state;

import dev.stepgraph.workflow.asl.model.ErrorName;
import dev.stepgraph.workflow.asl.model.MapLimits;
import dev.stepgraph.workflow.asl.model.MapState;
import dev.stepgraph.workflow.asl.model.PathField;
import dev.stepgraph.workflow.asl.path.EvaluationScope;
import dev.stepgraph.workflow.engine.ErrorOutput;
import dev.stepgraph.workflow.engine.Join;
import dev.stepgraph.workflow.engine.MapPlan;
import dev.stepgraph.workflow.engine.Turn;
import dev.stepgraph.workflow.engine.dataflow.DataFlowStrategy;
import dev.stepgraph.workflow.engine.dataflow.FieldValues;
import dev.stepgraph.workflow.engine.dataflow.JsonPathStrategy;
import dev.stepgraph.workflow.engine.history.EventDetails;
import dev.stepgraph.workflow.engine.history.HistoryEventType;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/** A Map state: runs its item processor for each item, a bounded number at once. */
public final class MapHandler {

    private MapHandler() {}

    static void begin(MapState state, Turn turn) {
        MapPlan plan = plan(state, turn);
        turn.emit(
                HistoryEventType.MAP_STATE_STARTED,
                new EventDetails.MapStateStarted(plan.items().size()));
    }

    /** Whether iterations can begin, all have ended, or too many have failed. */
    public static boolean runnable(Join join) {
        MapPlan plan = join.plan();
        boolean room = plan == null || join.active() < plan.concurrency();
        boolean broken = join.failed() > (plan == null ? 0 : plan.toleratedFailures());
        return join.complete() || broken || (room && join.nextIndex() < join.length());
    }

    static void goOn(MapState state, Join join, Turn turn) {
        if (failsBeyondTolerance(state, join, turn)) {
            return;
        }
        if (join.complete()) {
            turn.emit(HistoryEventType.MAP_STATE_SUCCEEDED, new EventDetails.None());
            return;
        }
        while (runnable(join) && !turn.burstFull()) {
            turn.emit(
                    HistoryEventType.MAP_ITERATION_STARTED,
                    new EventDetails.MapIteration(state.name(), join.nextIndex()));
        }
    }

    /** Fails the state if more iterations failed than it bears, and says whether it did. */
    public static boolean failsBeyondTolerance(MapState state, Join join, Turn turn) {
        MapPlan plan = planOf(state, join, turn);
        if (join.failed() <= plan.toleratedFailures()) {
            return false;
        }
        @Nullable ErrorOutput last = join.lastFailure();
        turn.fail(
                plan.toleranceGiven() || last == null
                        ? new ErrorOutput(
                                ErrorName.EXCEED_TOLERATED_FAILURE_THRESHOLD.text(),
                                "The specified tolerated failure threshold was exceeded")
                        : last);
        return true;
    }

    static JsonNode iterationInput(MapState state, int index, Turn turn) {
        MapPlan plan = planOf(state, turn.join(), turn);
        if (state.items().itemSelector() == null) {
            return plan.items().get(index);
        }
        return state.items()
                .itemSelector()
                .resolve(turn.itemScope(plan.effectiveInput(), index, plan.items()));
    }

    /** What the state goes through; worked out when first needed, and again after a rebuild. */
    public static MapPlan planOf(MapState state, Join join, Turn turn) {
        MapPlan plan = join.plan();
        if (plan == null) {
            plan = plan(state, turn);
            join.plan(plan);
        }
        return plan;
    }

    private static MapPlan plan(MapState state, Turn turn) {
        JsonNode input =
                DataFlowStrategy.of(state.dataFlow())
                        .effectiveInput(turn.frame().data(), turn::scope);
        JsonNode items = JsonPathStrategy.select(state.items().itemsPath(), input, turn::scope);
        if (!items.isArray()) {
            throw FieldValues.runtime(
                    "Reference path \"%s\" must point to array."
                            .formatted(text(state.items().itemsPath())));
        }
        EvaluationScope scope = turn.scope(input);
        MapLimits limits = state.limits();
        return new MapPlan(
                input,
                items,
                concurrency(limits, scope, turn.limits().maxInlineConcurrency()),
                tolerated(limits, scope, items.size()),
                limits.toleratedFailureCount() != null
                        || limits.toleratedFailurePercentage() != null);
    }

    private static int concurrency(MapLimits limits, EvaluationScope scope, int most) {
        long asked =
                limits.maxConcurrency() == null
                        ? 0
                        : FieldValues.count(limits.maxConcurrency(), scope);
        return asked == 0 ? most : (int) Math.min(asked, most);
    }

    private static int tolerated(MapLimits limits, EvaluationScope scope, int items) {
        if (limits.toleratedFailureCount() == null && limits.toleratedFailurePercentage() == null) {
            return 0;
        }
        long count = Long.MAX_VALUE;
        if (limits.toleratedFailureCount() != null) {
            count = FieldValues.count(limits.toleratedFailureCount(), scope);
        }
        if (limits.toleratedFailurePercentage() != null) {
            double share = FieldValues.percentage(limits.toleratedFailurePercentage(), scope);
            count = Math.min(count, (long) Math.floor(items * share / 100));
        }
        return (int) Math.min(count, items);
    }

    private static String text(PathField path) {
        return path instanceof PathField.Selected selected ? selected.expression().text() : "$";
    }
}
