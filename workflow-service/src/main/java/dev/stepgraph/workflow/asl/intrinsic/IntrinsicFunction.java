package dev.stepgraph.workflow.asl.intrinsic;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** An intrinsic function (States Language, "Intrinsic Functions"). Stateless. */
interface IntrinsicFunction {

    /** Its name, as {@code States.Format}. */
    String name();

    /**
     * The function's value.
     *
     * @throws InvalidArgumentsException if it has none for these arguments
     */
    JsonNode call(Arguments arguments);

    /** The same function, ready for one call whose arguments stand in the definition. */
    default IntrinsicFunction prepared(List<Argument> arguments) {
        return this;
    }
}
