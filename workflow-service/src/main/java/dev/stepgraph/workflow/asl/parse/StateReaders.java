package dev.stepgraph.workflow.asl.parse;

import java.util.EnumMap;
import java.util.Map;

/** The reader of each type of state. */
final class StateReaders {

    private static final Map<StateType, StateReader> READERS = new EnumMap<>(StateType.class);

    static {
        for (StateType type : StateType.values()) {
            READERS.put(type, create(type));
        }
    }

    private StateReaders() {}

    @SuppressWarnings("NullAway") // the map holds every type: it was filled from their list
    static StateReader of(StateType type) {
        return READERS.get(type);
    }

    private static StateReader create(StateType type) {
        return switch (type) {
            case TASK -> new TaskStateReader();
            case WAIT -> new WaitStateReader();
            case PASS -> new PassStateReader();
            case SUCCEED -> new SucceedStateReader();
            case FAIL -> new FailStateReader();
            case CHOICE -> new ChoiceStateReader();
            case PARALLEL -> new ParallelStateReader();
            case MAP -> new MapStateReader();
        };
    }
}
