package dev.stepgraph.gateway.resolver.template;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A part of a template, in the order in which it prints. */
sealed interface Statement {

    /** Text that is printed as it stands. */
    record Text(String text) implements Statement {}

    /** A reference that is printed. */
    record Insert(Reference reference, Rendering rendering) implements Statement {}

    /** {@code #set($x = …)}. */
    record Assign(Reference target, Expression value) implements Statement {}

    /** {@code #if … #elseif … #else}: the first branch whose condition holds. */
    record If(List<Branch> branches) implements Statement {}

    /** {@code #foreach($x in …) … #else … #end}. */
    record Foreach(
            String variable, Expression values, List<Statement> body, List<Statement> otherwise)
            implements Statement {}

    /** {@code #name(…)} or {@code #@name(…) … #end}, where a macro has that name. */
    record MacroCall(
            String name,
            List<Expression> arguments,
            @Nullable List<Statement> body,
            List<Statement> literal)
            implements Statement {}

    /** {@code #define($x) … #end}. */
    record Define(String variable, List<Statement> body) implements Statement {}

    /** {@code #return} or {@code #return(…)}. */
    record Return(@Nullable Expression value) implements Statement {}

    /** {@code #break}: the innermost loop ends. */
    record Break() implements Statement {}

    /** {@code #stop}: the template ends. */
    record Stop() implements Statement {}

    /**
     * A branch of {@link If}.
     *
     * @param condition absent for {@code #else}
     */
    record Branch(@Nullable Expression condition, List<Statement> body) {}

    /**
     * A macro.
     *
     * @param defaults the values of parameters that a call leaves out; null where there is none
     */
    record Macro(
            List<String> parameters, List<@Nullable Expression> defaults, List<Statement> body) {}

    /**
     * How a reference is printed.
     *
     * @param prefix what is printed before its value
     * @param nullText what is printed where it is null
     * @param escapedText what is printed instead of its value where a backslash escapes it
     */
    record Rendering(String prefix, String nullText, @Nullable String escapedText) {}
}
