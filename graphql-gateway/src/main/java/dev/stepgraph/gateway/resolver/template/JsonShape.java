package dev.stepgraph.gateway.resolver.template;

import tools.jackson.databind.JsonNode;

import java.util.List;

/**
 * What most templates are: some {@code #set}, and then JSON with references in place of some of its
 * values. Its form is worked out once, so that a run fills in the references and nothing has to be
 * printed and read again.
 *
 * @param before what runs first, and prints nothing but white space
 * @param parts what is printed, in order: text and references
 * @param form of the JSON; a hole's number is that of its reference, from 0
 * @param textLength how many characters the text has
 */
record JsonShape(List<Statement> before, List<Statement> parts, Form form, int textLength) {

    /** A part of the form. */
    sealed interface Form {

        /** A value without references. */
        record Fixed(JsonNode json) implements Form {}

        /** A value that a reference prints. */
        record Hole(int number) implements Form {}

        /** Text in quotes with references in it: each a {@link Piece}. */
        record Joined(List<Piece> pieces) implements Form {}

        /** An object. */
        record Members(List<Member> members) implements Form {}

        /** An array. */
        record Elements(List<Form> elements) implements Form {}
    }

    /** A member of an object. */
    record Member(String name, Form value) {}

    /**
     * A part of text.
     *
     * @param text what stands before the reference
     * @param hole the reference's number; -1 for none
     */
    record Piece(String text, int hole) {}
}
