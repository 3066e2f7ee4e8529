package dev.stepgraph.gateway.resolver;

import tools.jackson.databind.JsonNode;

/** How a step of a resolver ended. */
sealed interface StepEnd {

    /** With a value, which the next step sees as the previous result. */
    record Continue(JsonNode value) implements StepEnd {}

    /** With a value, and only the resolver's response handler is still to run. */
    record SkipToEnd(JsonNode value) implements StepEnd {}

    /** With the field's value: nothing more is to run. */
    record Finish(JsonNode value) implements StepEnd {}

    /** With an error, which ends the resolver. */
    record Fail(HandlerError error) implements StepEnd {}
}
