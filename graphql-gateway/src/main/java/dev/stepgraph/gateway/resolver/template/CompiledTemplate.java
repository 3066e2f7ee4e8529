package dev.stepgraph.gateway.resolver.template;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * A template that can be run, by many threads at once.
 *
 * @param macros its macros by name
 * @param shape what it prints, where that is JSON whose form is known; absent otherwise
 */
record CompiledTemplate(
        List<Statement> statements,
        Map<String, Statement.Macro> macros,
        @Nullable JsonShape shape) {

    CompiledTemplate(List<Statement> statements, Map<String, Statement.Macro> macros) {
        this(statements, macros, JsonShapes.of(statements));
    }
}
