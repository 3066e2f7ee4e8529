package dev.stepgraph.workflow.asl.parse;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/** The values of a state's {@code Type} field. */
public enum StateType {
    TASK("Task"),
    WAIT("Wait"),
    PASS("Pass"),
    SUCCEED("Succeed"),
    FAIL("Fail"),
    CHOICE("Choice"),
    PARALLEL("Parallel"),
    MAP("Map");

    private final String text;

    StateType(String text) {
        this.text = text;
    }

    /** The value as a definition has it. */
    public String text() {
        return text;
    }

    /** The type of that text; absent if there is none. */
    static @Nullable StateType of(String text) {
        return Arrays.stream(values())
                .filter(type -> type.text.equals(text))
                .findFirst()
                .orElse(null);
    }

    /** All texts, in the order in which AWS names them. */
    static List<String> texts() {
        return Arrays.stream(values()).map(StateType::text).toList();
    }
}
