package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.QueryLanguage;
import dev.stepgraph.workflow.asl.model.State;
import dev.stepgraph.workflow.asl.model.StateGraph;
import dev.stepgraph.workflow.asl.parse.StateDraft.Exit;
import dev.stepgraph.workflow.asl.parse.StateDraft.Payload;
import dev.stepgraph.workflow.asl.parse.StateDraft.Use;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** One state while it is read: its fields, and what has been learnt of it so far. */
final class StateReading {

    private final String name;
    private final ObjectFields fields;
    private final QueryLanguage queryLanguage;
    private final Reading reading;
    private final int graphDepth;
    private final List<Exit> exits = new ArrayList<>();
    private final List<Use> laterFeatures = new ArrayList<>();
    private Payload payload = new Payload.None();
    private boolean terminal;
    private boolean exitsKnown = true;

    /**
     * @param graphDepth the level of the graph that the state belongs to
     */
    StateReading(
            String name,
            ObjectFields fields,
            QueryLanguage queryLanguage,
            Reading reading,
            int graphDepth) {
        this.name = name;
        this.fields = fields;
        this.queryLanguage = queryLanguage;
        this.reading = reading;
        this.graphDepth = graphDepth;
    }

    String name() {
        return name;
    }

    ObjectFields fields() {
        return fields;
    }

    QueryLanguage queryLanguage() {
        return queryLanguage;
    }

    DiagnosticCollector diagnostics() {
        return reading.diagnostics();
    }

    ExpressionReader expressions() {
        return reading.expressions();
    }

    /** Reads a graph within this state; absent if it cannot be told what it does. */
    @Nullable StateGraph innerGraph(ObjectFields graph) {
        return new GraphReader(reading).read(graph, graphDepth + 1);
    }

    /** A value that has to be an object. */
    @Nullable ObjectFields object(JsonNode value, Location location) {
        return ObjectFields.of(value, location, diagnostics());
    }

    /**
     * Reads the name of a state that this one leads to.
     *
     * @return the name; absent if the field is missing or faulty, which a diagnostic says
     */
    @Nullable String exit(ObjectFields object, String field) {
        String target = object.string(field);
        if (target == null) {
            exitsAreUnknown();
        } else {
            exits.add(new Exit(target, object.at(field)));
        }
        return target;
    }

    void endsItsGraph() {
        terminal = true;
    }

    /** Something is faulty behind which a way out may have been hidden. */
    void exitsAreUnknown() {
        exitsKnown = false;
    }

    void uses(LaterFeature feature, Location location) {
        laterFeatures.add(new Use(feature, location));
    }

    void handsOver(Payload payload) {
        this.payload = payload;
    }

    StateDraft toDraft(@Nullable State model) {
        return new StateDraft(
                name,
                fields.location(),
                queryLanguage,
                model,
                exits,
                terminal,
                exitsKnown,
                payload,
                laterFeatures);
    }
}
