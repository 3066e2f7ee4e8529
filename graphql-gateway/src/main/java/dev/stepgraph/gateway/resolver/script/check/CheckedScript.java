package dev.stepgraph.gateway.resolver.script.check;

import dev.stepgraph.gateway.resolver.HandlerResult.CodeError;

import java.util.List;

/**
 * A script that was looked at.
 *
 * @param mistakes why it may not run; empty if it may
 * @param program the module as an expression: a function of what it imports, in that order, that
 *     returns what it exports. One line longer than the module, and the same from there on
 * @param imports what is imported
 */
public record CheckedScript(List<CodeError> mistakes, String program, List<Import> imports) {

    /**
     * One imported name.
     *
     * @param module such as {@code @aws-appsync/utils}
     * @param name what the module exports it as, {@code *} for all of it
     */
    public record Import(String module, String name) {}

    public CheckedScript {
        mistakes = List.copyOf(mistakes);
        imports = List.copyOf(imports);
    }

    static CheckedScript refused(List<CodeError> mistakes) {
        return new CheckedScript(mistakes, "", List.of());
    }
}
