package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.StateGraph;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** Reads what a Map state runs for each item: {@code ItemProcessor}, {@code Iterator} before. */
final class ProcessorReader {

    private static final List<String> NAMES = List.of("ItemProcessor", "Iterator");

    private static final Set<String> FIELDS =
            Set.of("StartAt", "States", "Comment", "ProcessorConfig");

    private static final List<String> MODES = List.of("INLINE", "DISTRIBUTED");

    private static final List<String> EXECUTION_TYPES = List.of("STANDARD", "EXPRESS");

    private ProcessorReader() {}

    /** The processor; absent if it is missing or faulty. */
    static @Nullable StateGraph read(StateReading state) {
        state.fields().requireOneOf(NAMES);
        String name = state.fields().has("ItemProcessor") ? "ItemProcessor" : "Iterator";
        ObjectFields processor = state.fields().object(name);
        if (processor == null) {
            return null;
        }
        processor.allowOnly(FIELDS);
        ObjectFields config = processor.object("ProcessorConfig");
        if (config != null) {
            readConfig(state, config);
        }
        return state.innerGraph(processor);
    }

    private static void readConfig(StateReading state, ObjectFields config) {
        boolean distributed = "DISTRIBUTED".equals(config.oneOf("Mode", MODES));
        if (distributed) {
            config.allowOnly(Set.of("Mode", "ExecutionType"));
            config.require("ExecutionType");
            config.oneOf("ExecutionType", EXECUTION_TYPES);
            state.uses(LaterFeature.DISTRIBUTED_MAP, config.at("Mode"));
        } else {
            config.allowOnly(Set.of("Mode"));
        }
    }
}
