package dev.stepgraph.workflow.asl.parse;

import static dev.stepgraph.workflow.asl.parse.DiagnosticCode.TOO_DEEPLY_NESTED;

import dev.stepgraph.workflow.asl.model.QueryLanguage;
import dev.stepgraph.workflow.asl.model.State;
import dev.stepgraph.workflow.asl.model.StateGraph;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code StartAt} and {@code States} (States Language, "Structure of a State Machine"). */
final class GraphReader {

    private final Reading reading;

    GraphReader(Reading reading) {
        this.reading = reading;
    }

    /**
     * Reads a graph and adds its draft to the reading.
     *
     * @param depth 1 for a state machine's top level
     * @return absent if it cannot be told what the graph does, which diagnostics then say
     */
    @Nullable StateGraph read(ObjectFields graph, int depth) {
        if (depth > reading.quotas().graphDepth()) {
            String message = "States are nested deeper than " + reading.quotas().graphDepth();
            reading.diagnostics().error(TOO_DEEPLY_NESTED, message, graph.location());
            return null;
        }
        int place = reading.reserveGraph();
        graph.require("States", "StartAt");
        graph.string("Comment");
        String startAt = graph.string("StartAt");
        Map<String, StateDraft> drafts = readStates(graph, depth);
        reading.fill(place, new GraphDraft(graph.location(), startAt, drafts));
        return model(startAt, drafts);
    }

    private Map<String, StateDraft> readStates(ObjectFields graph, int depth) {
        Map<String, StateDraft> drafts = new LinkedHashMap<>();
        ObjectFields states = graph.object("States");
        if (states == null) {
            return drafts;
        }
        for (String name : states.names()) {
            drafts.put(name, readState(name, states, depth));
        }
        if (drafts.isEmpty()) {
            reading.diagnostics().schemaError("Value cannot be empty", states.location());
        }
        return drafts;
    }

    private StateDraft readState(String name, ObjectFields states, int depth) {
        ObjectFields fields = states.object(name);
        if (fields == null) {
            return StateDraft.unreadable(name, states.at(name), reading.machineLanguage());
        }
        StateReading state = new StateReading(name, fields, languageOf(fields), reading, depth);
        StateType type = typeOf(fields);
        if (type == null) {
            state.exitsAreUnknown();
            return state.toDraft(null);
        }
        return state.toDraft(read(state, StateReaders.of(type)));
    }

    private static @Nullable State read(StateReading state, StateReaders.Entry entry) {
        state.fields().allowOnly(entry.fields());
        LanguageFields.check(state.fields(), state.queryLanguage());
        state.fields().string("Comment");
        Variables.noteAssign(state, state.fields());
        return switch (state.queryLanguage()) {
            case JSON_PATH -> entry.reader().read(state);
            case JSONATA -> JsonataStateReader.read(state, entry.reader());
        };
    }

    private QueryLanguage languageOf(ObjectFields fields) {
        QueryLanguage own = QueryLanguageReader.read(fields);
        return own == null ? reading.machineLanguage() : own;
    }

    private @Nullable StateType typeOf(ObjectFields fields) {
        fields.require("Type");
        String text = fields.string("Type");
        StateType type = text == null ? null : StateType.of(text);
        if (text != null && type == null) {
            String message = "The field 'Type' should have one of these values: ";
            reading.diagnostics().schemaError(message + StateType.texts(), fields.at("Type"));
        }
        return type;
    }

    private static @Nullable StateGraph model(
            @Nullable String startAt, Map<String, StateDraft> drafts) {
        Map<String, State> states = new LinkedHashMap<>();
        for (StateDraft draft : drafts.values()) {
            State model = draft.model();
            if (model == null) {
                return null;
            }
            states.put(draft.name(), model);
        }
        return startAt != null && states.containsKey(startAt)
                ? new StateGraph(startAt, states)
                : null;
    }
}
