package dev.stepgraph.workflow.asl.parse;

/** Notes where variables are used, which cannot be run yet. */
final class Variables {

    private Variables() {}

    /** Notes an {@code Assign} of a state, a choice rule or a catcher. */
    static void noteAssign(StateReading state, ObjectFields fields) {
        if (fields.has("Assign")) {
            fields.object("Assign");
            state.uses(LaterFeature.VARIABLES, fields.at("Assign"));
        }
    }

    /**
     * Whether a path begins with a variable: {@code $name}, other than {@code $.…} and {@code $$}.
     */
    static boolean beginsIn(String path) {
        return path.length() > 1
                && path.charAt(0) == '$'
                && Character.isUnicodeIdentifierStart(path.charAt(1));
    }
}
