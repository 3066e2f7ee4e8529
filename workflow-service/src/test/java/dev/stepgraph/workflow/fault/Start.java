package dev.stepgraph.workflow.fault;

import org.jspecify.annotations.Nullable;

/**
 * A start that is to be made, as often as it takes.
 *
 * @param name the execution's name; absent: the service makes one, and the start cannot be repeated
 * @param number what the input is made of
 */
record Start(Machine machine, @Nullable String name, int number) {

    String input() {
        return machine.input(number);
    }
}
