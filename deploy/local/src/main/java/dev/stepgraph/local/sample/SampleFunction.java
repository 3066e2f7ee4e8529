package dev.stepgraph.local.sample;

import tools.jackson.databind.JsonNode;

/** A function that a sample calls. */
@FunctionalInterface
interface SampleFunction {

    /**
     * The function's answer to an event.
     *
     * @throws FunctionError if the function fails
     */
    JsonNode answer(JsonNode event);

    /** The function's own error. */
    final class FunctionError extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String type;
        private final String text;

        FunctionError(String type, String message) {
            super(message, null, false, false);
            this.type = type;
            this.text = message;
        }

        /** The name that Retry and Catch match. */
        String type() {
            return type;
        }

        /** The text for people. */
        String text() {
            return text;
        }
    }
}
