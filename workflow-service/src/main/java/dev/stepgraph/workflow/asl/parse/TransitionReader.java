package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.Transition;

import java.util.List;

/** Reads {@code Next} and {@code End} (States Language, "Transitions"). */
final class TransitionReader {

    static final List<String> FIELDS = List.of("Next", "End");

    private TransitionReader() {}

    /** Where the state leads; its graph's end if that is faulty. */
    static Transition read(StateReading state) {
        ObjectFields fields = state.fields();
        boolean ends = Boolean.TRUE.equals(fields.bool("End"));
        boolean leadsOn = fields.has("Next");
        if (ends == leadsOn) {
            String problem =
                    ends
                            ? "There should only be one of the following fields: "
                            : "This object should have only one of the following fields: ";
            state.diagnostics().schemaError(problem + FIELDS, fields.location());
            state.exitsAreUnknown();
            return new Transition.End();
        }
        if (ends) {
            state.endsItsGraph();
            return new Transition.End();
        }
        String target = state.exit(fields, "Next");
        return target == null ? new Transition.End() : new Transition.Next(target);
    }
}
