package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.MapItems;
import dev.stepgraph.workflow.asl.model.MapLimits;
import dev.stepgraph.workflow.asl.model.MapState;
import dev.stepgraph.workflow.asl.model.State;
import dev.stepgraph.workflow.asl.model.StateGraph;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** Reads Map states whose iterations run inside the execution. */
final class MapStateReader implements StateReader {

    private static final Set<String> FIELDS =
            WorkingStateFields.and(
                    "ItemProcessor",
                    "Iterator",
                    "Items",
                    "ItemsPath",
                    "ItemSelector",
                    "ItemReader",
                    "ItemBatcher",
                    "ResultWriter",
                    "Label",
                    "MaxConcurrency",
                    "MaxConcurrencyPath",
                    "ToleratedFailureCount",
                    "ToleratedFailureCountPath",
                    "ToleratedFailurePercentage",
                    "ToleratedFailurePercentagePath");

    /** Only Map states in distributed mode have these. */
    private static final List<String> DISTRIBUTED_FIELDS =
            List.of("ItemReader", "ItemBatcher", "ResultWriter", "Label");

    @Override
    public Set<String> fields() {
        return FIELDS;
    }

    @Override
    public @Nullable State read(StateReading state) {
        noteDistributedFields(state);
        StateGraph processor = ProcessorReader.read(state);
        MapItems items = items(state);
        MapLimits limits = limits(state);
        var dataFlow = DataFlowReader.readWithoutParameters(state);
        var errorHandling = ErrorHandlingReader.read(state);
        var transition = TransitionReader.read(state);
        return processor == null
                ? null
                : new MapState(
                        state.name(),
                        items,
                        processor,
                        limits,
                        dataFlow,
                        errorHandling,
                        transition);
    }

    /** {@code Parameters} is what {@code ItemSelector} was called before. */
    private static MapItems items(StateReading state) {
        state.fields().allowOneOf(List.of("ItemSelector", "Parameters"));
        String selector = state.fields().has("ItemSelector") ? "ItemSelector" : "Parameters";
        return new MapItems(PathReader.itemsPath(state), TemplateReader.read(state, selector));
    }

    private static MapLimits limits(StateReading state) {
        return new MapLimits(
                NumberReader.count(state, "MaxConcurrency", Integer.MAX_VALUE),
                NumberReader.count(state, "ToleratedFailureCount", Long.MAX_VALUE),
                NumberReader.percentage(state, "ToleratedFailurePercentage"));
    }

    private static void noteDistributedFields(StateReading state) {
        for (String field : DISTRIBUTED_FIELDS) {
            if (state.fields().has(field)) {
                state.uses(LaterFeature.DISTRIBUTED_MAP, state.fields().at(field));
            }
        }
    }
}
