package dev.stepgraph.gateway.workflow;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** Gives a field of this API its value. Blocks; callers are virtual threads. */
sealed interface WorkflowField {

    /** A field that is asked for by itself. */
    @FunctionalInterface
    non-sealed interface Single extends WorkflowField {

        /**
         * The field's value; null where there is none.
         *
         * @throws WorkflowException when workflow-service refuses or cannot be reached
         */
        JsonNode value(FieldRequest request);
    }

    /** A field of siblings that are asked for together. */
    @FunctionalInterface
    non-sealed interface Gathered extends WorkflowField {

        /**
         * As many values as there are requests, in their order.
         *
         * @throws WorkflowException when workflow-service refuses or cannot be reached
         */
        List<JsonNode> values(List<FieldRequest> requests);
    }
}
