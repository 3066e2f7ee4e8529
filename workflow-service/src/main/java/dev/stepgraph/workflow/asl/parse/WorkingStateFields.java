package dev.stepgraph.workflow.asl.parse;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The fields that all states have that work: where their data comes from and goes to, what becomes
 * of a failure, and what comes next.
 */
final class WorkingStateFields {

    private static final Set<String> COMMON =
            Set.of(
                    "InputPath",
                    "Parameters",
                    "ResultSelector",
                    "ResultPath",
                    "OutputPath",
                    "Output",
                    "Assign",
                    "Retry",
                    "Catch",
                    "Next",
                    "End");

    private WorkingStateFields() {}

    /** These, and those that only one type of state has. */
    static Set<String> and(String... others) {
        Set<String> fields = new HashSet<>(COMMON);
        fields.addAll(List.of(others));
        return Set.copyOf(fields);
    }
}
