package dev.stepgraph.bench;

import java.util.Locale;

/** What can be measured, each by itself, in the order in which it is done. */
public enum WorkloadName {
    INTERPRETER,
    WAITING,
    GROWTH,
    PASS,
    DBOS,
    TASKS,
    ALONE,
    BRANCHES,
    WAITS,
    EXPRESS,
    SCRIPT,
    GRAPHQL,
    SUBSCRIBERS,
    NEIGHBOURS;

    /** As the command line says it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The one of that name.
     *
     * @throws IllegalArgumentException with a sentence, if there is none
     */
    static WorkloadName of(String text) {
        for (WorkloadName each : values()) {
            if (each.text().equals(text)) {
                return each;
            }
        }
        throw new IllegalArgumentException("There is no row \"" + text + "\".");
    }
}
