package dev.stepgraph.gateway.schema.scalar;

/**
 * The form that the text of a scalar has.
 *
 * @param name as schemas write it, such as {@code AWSDate}
 * @param words as errors call it, such as {@code a valid date}
 * @param description for introspection
 * @param check whether a text has the form
 */
record TextFormat(String name, String words, String description, Check check) {

    /** Whether a text has a form; answers for texts of any length in linear time. */
    @FunctionalInterface
    interface Check {
        boolean accepts(String text);
    }
}
