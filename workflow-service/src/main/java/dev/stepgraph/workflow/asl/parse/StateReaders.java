package dev.stepgraph.workflow.asl.parse;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The reader of each type of state. */
final class StateReaders {

    private static final Set<String> FIELDS_OF_ALL_TYPES =
            Set.of("Type", "Comment", "QueryLanguage");

    private static final Map<StateType, Entry> ENTRIES = new EnumMap<>(StateType.class);

    static {
        for (StateType type : StateType.values()) {
            ENTRIES.put(type, Entry.of(create(type)));
        }
    }

    private StateReaders() {}

    /** The reader of that type, and which fields its states may have. */
    static Entry of(StateType type) {
        Entry entry = ENTRIES.get(type);
        if (entry == null) {
            throw new IllegalStateException("no reader for " + type);
        }
        return entry;
    }

    /** A reader with all fields of the states that it reads. */
    record Entry(StateReader reader, Set<String> fields) {

        private static Entry of(StateReader reader) {
            Set<String> fields = new HashSet<>(FIELDS_OF_ALL_TYPES);
            fields.addAll(reader.fields());
            return new Entry(reader, Set.copyOf(fields));
        }
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
